/**
 * Django's migrations, as the project's own Python has them: its {@code manage.py migrate}, one migration at a time.
 *
 * <p>{@link dev.lockstep.adapter.django.DjangoTool} finds projects, {@code DjangoScript} is what {@code lockstep_django.py} is asked, and
 * {@code DjangoHistory} is the order in which Django's own graph puts the migrations of all apps. Those of apps that are not the
 * project's own stand in that order as they come, several at a time and forward only.
 */
@NullMarked
package dev.lockstep.adapter.django;

import org.jspecify.annotations.NullMarked;

/**
 * Migration tools that are programs of their own: how one is found, started, given the database, listened to and ended.
 *
 * <p>An adapter implements {@link dev.lockstep.adapter.command.ToolDriver}: which migrations there are, which command takes one up or
 * down, where the history is. {@link dev.lockstep.adapter.command.CommandSession} does the rest at a
 * {@link dev.lockstep.adapter.command.Workplace}: {@link dev.lockstep.adapter.command.CommandRunner} runs the command and leaves nothing
 * running, {@link dev.lockstep.adapter.command.Hearing} is the address that the tool is given, where what the server says is heard whatever
 * the tool prints, {@link dev.lockstep.adapter.command.Scratch} holds what must not lie in the user's project.
 */
@NullMarked
package dev.lockstep.adapter.command;

import org.jspecify.annotations.NullMarked;

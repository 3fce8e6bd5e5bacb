package dev.lockstep.postgres.watch.effects;

class EffectsReaderOn18IT extends EffectsReaderContract {

    EffectsReaderOn18IT() {
        super(18);
    }
}

package dev.lockstep.postgres.watch.effects;

class EffectsReaderOn14IT extends EffectsReaderContract {

    EffectsReaderOn14IT() {
        super(14);
    }
}

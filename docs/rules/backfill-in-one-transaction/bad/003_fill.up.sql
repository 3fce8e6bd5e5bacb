-- lockstep:irreversible because what was not known before is not worth forgetting again
UPDATE orders SET channel = 'web';

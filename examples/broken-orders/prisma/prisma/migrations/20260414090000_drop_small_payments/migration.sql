-- lockstep:irreversible because the rows are meant to go
DELETE FROM "payments" WHERE "currency" = 'CHF';

INSERT INTO "coupons" ("code") VALUES ('WELCOME10');

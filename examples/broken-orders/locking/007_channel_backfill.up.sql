-- Every order stays locked until the last one is done.
UPDATE orders SET channel = 'shop' WHERE channel IS NULL;

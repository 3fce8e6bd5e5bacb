CREATE TYPE rounding AS ENUM ('half-up', 'half-even');
ALTER TABLE payments ADD COLUMN rounding rounding;

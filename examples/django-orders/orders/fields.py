"""Types of PostgreSQL that Django has no field for."""

from django.db import models


class FixedCharField(models.CharField):
    """char(n); Django's own CharField is varchar(n)."""

    def db_type(self, connection):
        return f"char({self.max_length})"


class EnumField(models.TextField):
    """A type that a migration made with CREATE TYPE ... AS ENUM."""

    def __init__(self, *args, type_name, **kwargs):
        self.type_name = type_name
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "type_name": self.type_name}

    def db_type(self, connection):
        return self.type_name


class Clock(models.Func):
    """now(); Django's own Now is statement_timestamp()."""

    function = "now"
    output_field = models.DateTimeField()

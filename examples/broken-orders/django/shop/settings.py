import os

SECRET_KEY = os.environ.get("SECRET_KEY", "for development only")
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["orders"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ.get("PGHOST", "localhost"),
        "NAME": os.environ.get("PGDATABASE", "orders"),
        "USER": os.environ.get("PGUSER", "orders"),
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
        "PORT": os.environ.get("PGPORT", "5432"),
    }
}

"""Everything that can differ between machines, from the environment, with safe defaults for development."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from lib.here import is_here
from marketplace.logging import configure_logging
from tenants.pool import RECONNECT_FOR, check
from vocabulary.time_zones import zones

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What this is -----------------------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)  # demo data and one-click sign-in; refuses any site host but localhost
DEMO_DIRECTORY = Path(env.str("DEMO_DIRECTORY", default=str(BASE_DIR / ".local" / "demo")))  # what only a demo has
SITE_ORIGIN = env.str("SITE_ORIGIN", default="http://guildmark.localhost:8000")
SITE_HOST = urlsplit(SITE_ORIGIN).hostname or ""
SITE_COUNTRY = env.str(
    "SITE_COUNTRY", default="CN"
)  # whose law the platform keeps where no operator has set anything else
FORMER_SITE_HOSTS = env.list("FORMER_SITE_HOSTS", default=[])  # the codes of papers lead there for ever: we lead on
IS_SECURE = SITE_ORIGIN.startswith("https://")
IS_HERE = (
    is_here(SITE_HOST) and not IS_SECURE
)  # a developer's machine: a key that everybody knows opens nothing elsewhere
SECRET_KEY = env.str("SECRET_KEY", default="insecure-development-key-" + "0" * 40 if IS_HERE else env.NOTSET)
if SECRET_KEY.startswith("insecure-") and not IS_HERE:
    raise ImproperlyConfigured("This SECRET_KEY is known to everybody. Set one of your own.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # older keys that still open what they signed
ALLOWED_HOSTS = ["*"]  # tenants.middleware refuses every host that is neither the site's nor a body's
ROOT_URLCONF = "marketplace.urls_body"
PUBLIC_SCHEMA_URLCONF = "marketplace.urls_site"
WSGI_APPLICATION = "marketplace.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- The architecture, stated once: the order of DESIGN.md section 2 ----------------------------------------------------
# The journey's tables stand in each body's own schema.
JOURNEY = ["papers", "staff", "catalog", "cases", "applications", "evaluations", "certificates", "orders", "imports"]
SQUARE = ["purchasing", "enquiries", "reviews", "portfolio", "search", "register", "cms"]
GROUND = [
    "exports",
    "oversight",
    "billing",
    "exchange",
    "accounts",
    "statements",
    "vocabulary",
    "outbox",
    "tenants",
    "look",
]
LIBRARIES = [
    "django_tenants",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_countries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
]
SHARED_APPS = ["marketplace", *SQUARE, *GROUND, *LIBRARIES]
TENANT_APPS = JOURNEY
INSTALLED_APPS = ["marketplace", *JOURNEY, *SQUARE, *GROUND, *LIBRARIES]

TENANT_MODEL = "tenants.CertificationBody"
TENANT_DOMAIN_MODEL = "tenants.Domain"
TENANT_LIMIT_SET_CALLS = True
TENANT_BASE_MIGRATE_COMMAND = "tenants.migrating.Command"
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]

MIDDLEWARE = [
    "marketplace.health.HealthMiddleware",
    "marketplace.logging.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.middleware.HostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.HostBoundSessionMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "marketplace.demo.doors.FillingMiddleware",
    "marketplace.doors.PolicyMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
                "marketplace.context.site",
            ],
        },
    },
]

FORM_RENDERER = "marketplace.forms.Renderer"

# --- Database: one PostgreSQL, one schema for each body -----------------------------------------------------------------
DATABASE_URL = env.db_url("DATABASE_URL", default="postgresql://guildmark_app@127.0.0.1:5432/guildmark")
OWNER_DATABASE_URL = (  # for what migrates or restores, and for nothing else
    env.db_url("OWNER_DATABASE_URL") if env.str("OWNER_DATABASE_URL", default="") else {}
)
SUPERUSER_DATABASE_URL = env.str("SUPERUSER_DATABASE_URL", default="")  # for `lay_roles` alone
DATABASES = {
    "default": {
        **(OWNER_DATABASE_URL or DATABASE_URL),
        "ENGINE": "tenants.postgresql",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {
                "min_size": 1,
                "max_size": env.int("DATABASE_POOL_SIZE", default=10),
                "timeout": 5,
                "reconnect_timeout": RECONNECT_FOR,
                "check": check,
            },
        },
    }
}

# --- Queue and cache ------------------------------------------------------------------------------------------------------
BROKER_URL = env.str("BROKER_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "work"
CELERY_TASK_ROUTES = {"*.send_*": {"queue": "mail"}}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 2700,  # longer than any task may pause and run together, or others would take it up as well
    "socket_connect_timeout": 1,
    "socket_timeout": 1.5,  # of a broker that is silent; a page waits for it, twice at most
    "health_check_interval": 10,  # a worker whose connection is half open notices within half a minute
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "marketplace.beat:Scheduler"
# An interval counts from beat's last start, so what comes more seldom than beat may restart goes by the clock on the wall.
# What happens once a day is asked for each hour, and looks in the database whether it is done (outbox.daily).
CELERY_BEAT_SCHEDULE = {
    "keep-spares": {"task": "tenants.keep_spares", "schedule": 60},
    "reconcile": {"task": "marketplace.reconcile", "schedule": crontab(minute=7)},
    "forget-old": {"task": "accounts.forget_old", "schedule": crontab(minute=17)},
    "rebuild-search": {"task": "search.rebuild", "schedule": crontab(minute=27)},
    "publish-register": {"task": "register.publish", "schedule": crontab(minute=37)},
    "remake-renditions": {"task": "cms.remake_renditions", "schedule": crontab(minute=47)},
    "ask-the-law": {"task": "register.ask_the_law", "schedule": crontab(minute=57)},
    "repeat-searches": {"task": "portfolio.repeat_searches", "schedule": crontab(minute="2-59/15")},
    "turn-the-day": {"task": "search.turn_the_day", "schedule": crontab(minute="1-59/10")},
    "push-search": {"task": "search.push", "schedule": 30},
    "reindex-words": {"task": "search.reindex_words", "schedule": 300},
    "sweep-files": {"task": "marketplace.sweep_files", "schedule": crontab(minute=52)},
    "sweep-exports": {"task": "exports.sweep", "schedule": 300},
    "pulse": {"task": "outbox.pulse", "schedule": 60},
    "sweep-payments": {"task": "billing.sweep_payments", "schedule": 60},
    "sweep-row-files": {"task": "billing.sweep_row_files", "schedule": 60},
    "ask-accounts": {"task": "billing.ask_accounts", "schedule": crontab(minute=22)},
    "sweep-letters": {"task": "accounts.sweep_letters", "schedule": 60},
}
CACHE_URL = env.str(
    "CACHE_URL", default=""
)  # shared by all processes, so that limits on attempts hold for all together
CACHES = {
    "default": {"BACKEND": "lib.cache.SharedCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- Search: PostgreSQL, or Elasticsearch in front of it -----------------------------------------------------------------
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_ALIAS = env.str("ELASTICSEARCH_ALIAS", default="guildmark")

# --- Sign-in -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"  # a view of each host
LOGIN_REDIRECT_URL = "accounts:account"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser that signed up only
ACCOUNT_CHANGE_EMAIL = True  # one address a person; a new one counts once it is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = True  # the old address hears of it, and of a changed password
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True  # how long is settled by accounts.actions.sessions
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_ORIGIN).scheme
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key,20/h/key"
}  # of one network for one address; of all: accounts.adapter
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)  # whose X-Forwarded-For to believe
ACCOUNT_FORMS = {
    "login": "accounts.sign_in_forms.SignIn",
    "signup": "accounts.sign_in_forms.SignUp",
    "reset_password": "accounts.sign_in_forms.ResetPassword",
    "add_email": "accounts.sign_in_forms.ChangeAddress",
    "reauthenticate": "accounts.sign_in_forms.PasswordAgain",
}
MFA_FORMS = {
    "authenticate": "accounts.sign_in_forms.Code",
    "reauthenticate": "accounts.sign_in_forms.CodeAgain",
    "activate_totp": "accounts.sign_in_forms.SetUpCode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Guildmark"
MFA_TOTP_TOLERANCE = 1
SESSION_COOKIE_NAME = "__Host-sid" if IS_SECURE else "sid"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True

# --- Payments -------------------------------------------------------------------------------------------------------------
# Without a key of Stripe, invoices are paid by bank transfer, which is a whole way of its own.
STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", default="")
STRIPE_API_BASE = env.str("STRIPE_API_BASE", default="")  # a test peer; "" is Stripe itself
STRIPE_WEBHOOK_SECRETS = env.list(
    "STRIPE_WEBHOOK_SECRETS", default=[]
)  # of the platform's events; two while one is rolled
STRIPE_CONNECT_WEBHOOK_SECRETS = env.list("STRIPE_CONNECT_WEBHOOK_SECRETS", default=[])  # of the sellers' accounts
if STRIPE_API_BASE and "_live_" in STRIPE_SECRET_KEY:
    raise ImproperlyConfigured("A live key of Stripe goes to Stripe alone: STRIPE_API_BASE must be empty.")
CAMT_SCHEMAS = env.str("CAMT_SCHEMAS", default="")  # a folder with the schemas of camt.053 from iso20022.org
STRIPE_PAGES = [STRIPE_API_BASE] if STRIPE_API_BASE else ["https://checkout.stripe.com", "https://connect.stripe.com"]

# --- Transport and content security ------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames its own pages
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which wants DENY
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "form-action": [
        CSP.SELF,
        f"{urlsplit(SITE_ORIGIN).scheme}://*.{urlsplit(SITE_ORIGIN).netloc}",
        SITE_ORIGIN,
        *(STRIPE_PAGES if STRIPE_SECRET_KEY else []),  # a button of ours leads there
    ],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}

# --- Languages and places -----------------------------------------------------------------------------------------------
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = sorted(path for path in (BASE_DIR / "locale").glob("*") if path.is_dir())  # one catalogue per app

# --- Files --------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(BASE_DIR / "media"))  # public pictures of the CMS
PRIVATE_ROOT = env.str("PRIVATE_ROOT", default=str(BASE_DIR / ".local" / "private"))  # everything else, never by URL
FILE_UPLOAD_HANDLERS = [
    "web.upload_limit.StopsKeeping",  # before the others: it says how much they get
    "web.upload_limit.InMemory",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # what is typed: 10,000 rows of a buyer's list
DATA_UPLOAD_MAX_NUMBER_FILES = 10  # in one request
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # a grid of 500 units, five cells each
OURS_ALONE = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "web.private_files.PrivateStorage",
        "OPTIONS": OURS_ALONE | {"location": PRIVATE_ROOT},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# --- Mail ---------------------------------------------------------------------------------------------------------------
# Letters carry links that open accounts: a demo shows them at /demo/mail/, a developer's machine without an address drops
# them, everything else must say where mail goes.
mail = env.email_url("EMAIL_URL", default="dummymail://" if IS_HERE else env.NOTSET)
if DEMO and not env.str("EMAIL_URL", default=""):
    mail["EMAIL_BACKEND"] = "marketplace.demo.mailbox.MailboxBackend"
if mail["EMAIL_BACKEND"].endswith("console.EmailBackend") and not (DEMO and IS_HERE):
    raise ImproperlyConfigured("EMAIL_URL: letters with live links never go to a log, but on a demo.")
MAILERS = {
    "default": {
        "BACKEND": mail["EMAIL_BACKEND"],
        "OPTIONS": {
            "host": mail["EMAIL_HOST"],
            "port": mail["EMAIL_PORT"],
            "username": mail["EMAIL_HOST_USER"],
            "password": mail["EMAIL_HOST_PASSWORD"],
            "use_tls": mail.get("EMAIL_USE_TLS", False),
            "use_ssl": mail.get("EMAIL_USE_SSL", False),
            "timeout": 10,
        }
        if mail["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
        else {},
    }
}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Guildmark 明证 <no-reply@guildmark.localhost>")

# --- Wagtail ------------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Guildmark 明证"
WAGTAILADMIN_BASE_URL = SITE_ORIGIN
WAGTAILADMIN_LOGIN_URL = "/sign-in/"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # that is done at *Account* only
WAGTAIL_I18N_ENABLED = True
WAGTAIL_USER_TIME_ZONES = zones()  # of the machine's own list "localtime" is known to no browser
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no visitor of ours is told to anybody else
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a page still in the other language is a draft, not public
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Figures for alarms -------------------------------------------------------------------------------------------------
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")  # without it /metrics is not there

# --- Logs ---------------------------------------------------------------------------------------------------------------
LOGGING_CONFIG = None
configure_logging(json=not DEBUG, level=env.str("LOG_LEVEL", default="INFO"))

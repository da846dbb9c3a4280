"""Who connects to the database as what: its superuser, the owner of the tables, and the application, which owns nothing.

    superuser          lays the two roles below and the empty database; nothing else needs it
    guildmark_owner    owns database, schemas and tables: migrates, restores, fills the demo
    guildmark_app      web, worker, beat, relay: reads and writes rows, and of what is append-only reads and adds

Nothing here needs Django: the embedded server and the tests lay roles before there is anything to configure.
docs/adr/0015-three-logins.md says why it is so.
"""

from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER, APP, HISTORIAN = "guildmark_owner", "guildmark_app", "guildmark_historian"

MADE_BY_OTHERS = """
SELECT format('ALTER %s %s OWNER TO guildmark_owner', kind, name) FROM (
    SELECT 'SCHEMA' AS kind, quote_ident(nspname) AS name, nspowner AS by, oid, 'pg_namespace'::regclass AS catalogue
    FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
    UNION ALL
    SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, oid::regclass::text, relowner, oid,
        'pg_class'::regclass
    FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'S') AND relnamespace IN (
        SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype IN ('a', 'i') AND refobjsubid > 0)
    UNION ALL
    SELECT 'FUNCTION', oid::regprocedure::text, proowner, oid, 'pg_proc'::regclass
    FROM pg_proc WHERE prokind = 'f' AND pronamespace = 'public'::regnamespace
) AS ours WHERE by <> 'guildmark_owner'::regrole AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = catalogue AND objid = ours.oid AND deptype = 'e')
"""


def lay(superuser: str, *, owner_password: str, app_password: str) -> None:
    """Make the cluster know the roles, with these passwords. Safe to run again."""
    with psycopg.connect(superuser, autocommit=True) as raw:
        raw.execute("SELECT pg_advisory_lock(7002)")  # two at once would change the same row of pg_authid
        for role, password in [(OWNER, owner_password), (APP, app_password)]:
            _role(raw, role, sql.SQL("LOGIN NOSUPERUSER NOCREATEROLE PASSWORD {}").format(sql.Literal(password)))
        _role(raw, HISTORIAN, sql.SQL("NOLOGIN"))  # whoever writes authorisations of the past; see guard_authorisation
        raw.execute(f"ALTER ROLE {OWNER} CREATEDB")
        raw.execute(f"GRANT {APP}, {HISTORIAN} TO {OWNER}")  # of the application, so that it may end its sessions
        raw.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}")  # guards rest while it restores


def adopt(superuser: str, database: str) -> None:
    """Give the owner this database, made where it is missing, and all that somebody else made in it. Safe to run again."""
    name = sql.Identifier(database)
    with psycopg.connect(superuser, autocommit=True) as raw:
        if not raw.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            how = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
            raw.execute(sql.SQL(how).format(name, sql.Identifier(OWNER)))
        raw.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(name, sql.Identifier(OWNER)))
    with psycopg.connect(addressed(superuser, database=database)) as raw:
        for (statement,) in raw.execute(MADE_BY_OTHERS).fetchall():
            raw.execute(statement)
        let_in(raw, database)
        share_rows(raw)


def let_in(raw: psycopg.Connection[Any], database: str) -> None:
    """Let the application connect to this database, and nobody else. A clone needs this too: such rights are not copied."""
    name = sql.Identifier(database)
    raw.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))  # CONNECT, and TEMP
    raw.execute(sql.SQL(f"GRANT CONNECT ON DATABASE {{}} TO {APP}").format(name))


def share_rows(raw: psycopg.Connection[Any]) -> None:
    """What the owner makes from now on in the database we are connected to is for the application's rows."""
    for rights in (
        "SELECT, INSERT, UPDATE, DELETE ON TABLES",
        "SELECT, UPDATE, USAGE ON SEQUENCES",
        "USAGE ON SCHEMAS",
    ):
        raw.execute(f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT {rights} TO {APP}")


def addressed(url: str, *, user: str = "", password: str = "", database: str = "") -> str:
    """The same server's address for another user, or another database of it."""
    parts: SplitResult = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    login = f"{user}:{password}" if user else parts.netloc.rpartition("@")[0]
    return urlunsplit(parts._replace(netloc=f"{login}@{host}", path=f"/{database}" if database else parts.path))


def _role(raw: psycopg.Connection[Any], role: str, rights: sql.Composable) -> None:
    known = raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = sql.SQL("ALTER ROLE {} {}" if known else "CREATE ROLE {} {}")
    raw.execute(verb.format(sql.Identifier(role), rights))

# One image for every process of Guildmark: web, worker, beat, relay, and the commands of manage.py.

FROM python:3.12-slim AS packages
RUN pip install --no-cache-dir uv
WORKDIR /build
COPY pyproject.toml requirements.lock ./
# requirements.lock holds the tools of development as well. What pyproject.toml needs to run is picked out of it, so
# that versions and hashes are the ones that were tested.
RUN uv pip compile --quiet --universal --no-annotate --no-header --constraint requirements.lock pyproject.toml \
        --output-file needed.txt \
    && awk 'NR==FNR { split($1, a, "=="); keep[a[1]]; next } /^[a-zA-Z0-9]/ { split($1, a, "=="); on = (a[1] in keep) } on' \
        needed.txt requirements.lock > production.lock \
    && uv venv --quiet /venv \
    && uv pip sync --quiet --compile-bytecode --python /venv/bin/python --require-hashes production.lock

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home --home-dir /home/guildmark guildmark \
    && install --directory --owner=guildmark /srv/media /srv/private /srv/backups
COPY --from=packages /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=marketplace.settings \
    MEDIA_ROOT=/srv/media \
    PRIVATE_ROOT=/srv/private
WORKDIR /app
COPY . .
# Neither command looks at the key or at a database; the settings only want a name for them.
RUN python manage.py messages --compile-only && python manage.py collectstatic --no-input --verbosity=0
USER guildmark
EXPOSE 8000
CMD ["granian", "--interface=wsgi", "--host=0.0.0.0", "--port=8000", "--workers=2", "--blocking-threads=8", "--no-ws", "marketplace.wsgi:application"]

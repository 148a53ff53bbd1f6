# Builds the wheel with page and fonts, then a small image that runs it as a user without rights.
FROM python:3.13-slim-trixie AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
COPY requirements requirements
# build.txt brings Node.js, the font tools and hatchling, each with its hash.
RUN pip install --require-hashes --requirement requirements/build.txt
RUN python -m venv /opt/leanwall && /opt/leanwall/bin/pip install --require-hashes --requirement requirements/run.txt
COPY . .
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . && /opt/leanwall/bin/pip install --no-deps /wheels/*.whl

FROM python:3.13-slim-trixie
# pg_dump and pg_restore, for `leanwall backup` and `restore` of PostgreSQL
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin leanwall \
 && install --directory --mode 700 --owner leanwall --group leanwall /data
COPY --from=build /opt/leanwall /opt/leanwall
ENV PATH=/opt/leanwall/bin:$PATH PYTHONUNBUFFERED=1 \
    LEANWALL_HOST=0.0.0.0 LEANWALL_PORT=8765 LEANWALL_DATA=/data
USER leanwall
WORKDIR /data
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['LEANWALL_PORT'] + '/healthz', timeout=2)"]
CMD ["leanwall", "serve", "--no-open"]

# The bot in a container: `docker build -t capaian .`; compose.yaml runs it beside a PostgreSQL.
FROM python:3.12-slim AS build
WORKDIR /src
RUN python -m venv /opt/capaian
COPY requirements.lock .
RUN /opt/capaian/bin/pip install --disable-pip-version-check --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN /opt/capaian/bin/pip install --disable-pip-version-check --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/capaian --create-home capaian
COPY --from=build /opt/capaian /opt/capaian
ENV PATH=/opt/capaian/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    LOG_FORMAT=json \
    HTTP_LISTEN=127.0.0.1:9090
USER capaian
WORKDIR /var/lib/capaian
VOLUME /var/lib/capaian
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:9090/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["capaian"]
CMD ["run"]

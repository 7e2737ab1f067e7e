# docker build --tag postmortem .
# docker run --rm --volume "$PWD:/work:ro" postmortem check
FROM node:24-slim AS build
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm run package

FROM node:24-slim
# --changed asks git; a repository that is mounted belongs to somebody else.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory /work
COPY --from=build /source/dist/postmortems-*.tgz /tmp/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/postmortems-*.tgz \
  && npm cache clean --force \
  && rm -f /tmp/postmortems-*.tgz
USER node
WORKDIR /work
ENTRYPOINT ["postmortem"]
CMD ["check"]

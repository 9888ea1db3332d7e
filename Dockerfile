# One image a service: docker build --build-arg SERVICE=order --build-arg PORT=3003 -t ecommerce/order .
# The same image migrates: docker run ... ecommerce/order migrate
# NODE_IMAGE may name a digest; a release does.
ARG NODE_IMAGE=node:24-bookworm-slim

# What npm needs to know, and no more, so that sources may change without everything being installed again.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/contracts/package.json packages/contracts/
COPY packages/shared/package.json packages/shared/
COPY packages/testkit/package.json packages/testkit/
COPY services/notification/package.json services/notification/
COPY services/order/package.json services/order/
COPY services/product/package.json services/product/
COPY services/user/package.json services/user/
COPY tools/package.json tools/

FROM manifests AS build
RUN npm ci
COPY . .
RUN node tools/build.mjs

# typescript is a peer of a loader of configuration files, of which there are none.
FROM manifests AS production
ARG SERVICE
RUN npm ci --omit=dev --omit=optional --workspace "services/${SERVICE}" && npm cache clean --force && \
  rm -rf node_modules/typescript && \
  find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

# What one service runs, with no source and no tool in it.
FROM build AS program
ARG SERVICE
RUN mkdir -p /program/packages /program/services && \
  for part in packages/contracts packages/shared "services/${SERVICE}"; do \
    cp -r "$part" "/program/$part" && rm -rf "/program/$part/src" "/program/$part/tsconfig.json" "/program/$part/node_modules"; \
  done

FROM ${NODE_IMAGE}
ARG SERVICE
ARG PORT
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ecommerce-${SERVICE}" \
  org.opencontainers.image.description="The ${SERVICE} service of the e-commerce platform" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production PORT=${PORT} HOST=0.0.0.0
COPY --from=production --chown=root:root /app /app
COPY --from=program --chown=root:root /program /app
WORKDIR /app/services/${SERVICE}
USER node
EXPOSE ${PORT}
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]

# Builds the service and runs it as a user without rights. `docker build -t permis-cachet .`
FROM node:22-bookworm-slim AS build
# pkcs11js, for keys in a hardware module, is compiled; without these tools npm leaves it out and says nothing.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV HOST=0.0.0.0 PORT=3000 PERMIS_DATA_DIR=/var/lib/permis/data PERMIS_KEYS_DIR=/var/lib/permis/keys
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/templates ./templates
COPY --from=build --chown=root:root /app/fixtures ./fixtures
RUN install -d -m 0700 -o node -g node /var/lib/permis /var/lib/permis/data /var/lib/permis/keys
USER node
# One container for each volume of the embedded database: its lock does not reach another machine.
VOLUME /var/lib/permis
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# node itself receives SIGTERM, and stops without losing a request.
CMD ["node", "dist/cli/permis.js", "serve"]

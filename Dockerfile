FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .
RUN node bin/build.js

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production CANDOUR_DATA_DIR=/data HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && mkdir /data && chown node:node /data
COPY bin bin
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
CMD ["node", "dist/src/api.js"]

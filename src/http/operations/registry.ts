import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Everything that this process measures, for Prometheus. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const durations = new Histogram({
  name: 'candour_http_seconds',
  help: 'Time to answer, by route pattern and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})

const loopDelay = monitorEventLoopDelay({ resolution: 10 })
loopDelay.enable()
new Gauge({
  name: 'candour_event_loop_delay_seconds',
  help: 'How late the thread that answers was since the last look, at most and for 1 of 100 looks; over 0.25 somebody waited for the work of another',
  labelNames: ['quantile'],
  registers: [registry],
  collect() {
    this.set({ quantile: '0.99' }, loopDelay.percentile(99) / 1e9)
    this.set({ quantile: '1' }, loopDelay.max / 1e9)
    loopDelay.reset()
  },
})

/** Measures every answer, by route pattern: ids in addresses are left out. */
export function measure(app: FastifyInstance): void {
  app.addHook(
    'onResponse',
    async ({ method, routeOptions: { url: route = 'unknown' } }, { statusCode: status, elapsedTime }) => {
      durations.observe({ method, route, status }, elapsedTime / 1000)
    },
  )
}

/** A figure that is set anew at each look. What could not be measured is left out of the answer, not said to be 0. */
export function figure(name: string, help: string, label?: string) {
  const gauge = new Gauge({ name, help, labelNames: label ? [label] : [], registers: [registry] })
  return (values: number | null | undefined | Record<string, number>) => {
    gauge.reset()
    if (typeof values === 'number') gauge.set(values)
    else if (values) for (const [of, value] of Object.entries(values)) gauge.set({ [label!]: of }, value)
    else if (!label) gauge.remove()
  }
}

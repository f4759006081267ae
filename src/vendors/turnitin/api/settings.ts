/** How this deployment reaches its Turnitin or iThenticate tenant. */
export interface Settings {
  /** `https://{tenant}/api/v1`, already normalised. */
  baseUrl: string
  apiKey: string
  /** iThenticate is the same interface with more repositories. */
  product: 'turnitin' | 'ithenticate'
  atOnce: number
  perSecond: number
  /** In milliseconds; 20 s for JSON and 120 s for an upload unless said otherwise. */
  timeouts?: { json: number; upload: number }
}

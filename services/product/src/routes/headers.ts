import { empty, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'

/** Request headers of a conditional read and of a conditional write. */
export const ifNoneMatch = { 'If-None-Match': 'ETag of a known response.' }
export const ifMatch = { 'If-Match': 'Version that the change is based on.' }

/** Responses of routes that use `sendCached`. */
export const cached = <Value>(response: ResponseSpec<Value>) => ({
  200: { ...response, headers: { ...response.headers, ETag: 'Strong.' } },
  304: empty('Not modified'),
})

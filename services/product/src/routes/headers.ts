import { empty, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'

/** Request headers of a conditional read and of a conditional write. */
export const ifNoneMatch = { 'If-None-Match': 'The ETag that is known.' }
export const ifMatch = { 'If-Match': 'The version that the change is meant for.' }

/** Responses of a route that answers with `sendCached`. */
export const cached = <Value>(response: ResponseSpec<Value>) => ({
  200: { ...response, headers: { ...response.headers, ETag: 'Strong.' } },
  304: empty('It is the same.'),
})

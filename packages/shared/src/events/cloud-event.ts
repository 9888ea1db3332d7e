import Joi from 'joi'
import { continueRequest, withRequest } from '../observability/request-context'

/** CloudEvents 1.0, JSON format, with the distributed-tracing extension and our request id. */
export type CloudEvent = {
  specversion: '1.0'
  id: string
  source: string
  type: string
  time?: string
  subject?: string
  datacontenttype?: string
  dataschema?: string
  traceparent?: string
  requestid?: string
  data?: unknown
}

/** Extension attributes are lower-case letters and digits (CloudEvents 1.0, section 3.1.1) and pass unread. */
export const cloudEvent = Joi.object<CloudEvent>({
  specversion: Joi.string().valid('1.0').required(),
  id: Joi.string().min(1).max(255).required(),
  source: Joi.string().min(1).max(255).required(),
  type: Joi.string().min(1).max(255).required(),
  time: Joi.string().isoDate(),
  subject: Joi.string().max(255),
  datacontenttype: Joi.string().max(255),
  dataschema: Joi.string().max(2_000),
  traceparent: Joi.string().max(255),
  requestid: Joi.string().max(128),
  data: Joi.any(),
})
  .pattern(/^[a-z0-9]{1,40}$/, Joi.alternatives(Joi.string().max(2_000), Joi.number(), Joi.boolean()))
  .max(100)

/** Media type of several events (CloudEvents 1.0, JSON batch format). */
export const batchMediaType = 'application/cloudevents-batch+json'

/** Bytes of the events of a batch, below the limit of a JSON body. */
export const maxBatchBytes = 90_000

/** Body of a call: an event, or a batch of up to 100. */
export const cloudEvents = Joi.alternatives<CloudEvent | CloudEvent[]>().conditional(Joi.array(), {
  then: Joi.array().items(cloudEvent).min(1).max(100),
  otherwise: cloudEvent,
})

/** Works within the request that caused an event. */
export const inRequestOf = <T>({ requestid, traceparent }: CloudEvent, work: () => T): T =>
  withRequest(continueRequest({ requestId: requestid, traceparent }), work)

import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import type { ImportReport } from '../../domain/imports/import-report'

const count = () => Joi.number().integer().min(0)

const importReport = resource<ImportReport>({
  name: 'ImportReport',
  schema: Joi.object({
    lines: count().required(),
    created: count().required(),
    updated: count().required(),
    unchanged: count().required(),
    failed: count().required(),
    errors: Joi.array()
      .items(
        Joi.object({
          line: Joi.number().integer().min(1).required(),
          errors: Joi.array()
            .items(Joi.object({ path: Joi.string().allow('').required(), message: Joi.string().required() }))
            .required(),
        }),
      )
      .required()
      .description('Every invalid line with its errors.'),
  }),
  view: (report) => report,
})

/** The report, preceded by progress if the client accepts lines; sent by the handler. */
export const importOutcome: ResponseSpec<void> = {
  description: "The import's report",
  body: ref(importReport.name),
  mediaTypes: ['application/json', 'application/x-ndjson'],
  resources: [importReport],
}

import type { ObjectSchema } from 'joi'
import type { RouteOptions } from './define-routes'
import type { ResponseSpec } from './responses'

/** Route by which one service exports a person's data. */
export const personalDataRoute = <Request, Data>(
  { onlyService, body, example }: { onlyService: string; body: ObjectSchema<Request>; example: Request },
  personalData: ResponseSpec<Data>,
) =>
  ({
    id: 'readPersonalData',
    summary: `Get all personal data held here, for the ${onlyService.replace('-', ' ')} only`,
    allow: ['service'],
    onlyService,
    body,
    example,
    responses: { 200: personalData },
  }) as const satisfies RouteOptions

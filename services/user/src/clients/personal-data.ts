import { type PersonalData, personalDataPath, type PersonalDataRequest } from '@ecommerce/contracts/personal-data'
import { unavailable } from '@ecommerce/shared/errors'
import type { HttpClient } from '@ecommerce/shared/http/client/client'

export type PersonalDataClient = {
  /** Collects personal data by service; throws `unavailable` unless all respond. */
  collect(request: PersonalDataRequest): Promise<Record<string, PersonalData>>
}

export const createPersonalDataClient = (services: Readonly<Record<string, HttpClient>>): PersonalDataClient => ({
  async collect(request) {
    const parts = await Promise.all(
      Object.entries(services).map(async ([name, http]) => [name, await requestData(name, http, request)] as const),
    )
    return Object.fromEntries(parts)
  },
})

async function requestData(name: string, http: HttpClient, request: PersonalDataRequest): Promise<PersonalData> {
  const { status, data } = await http.send<PersonalData>({
    method: 'POST',
    path: personalDataPath,
    body: request,
    repeatable: true,
  })
  if (status === 200) return data
  throw unavailable(
    'A part of your data could not be collected, so you get nothing rather than half. Please try again.',
    new Error(`${name} answered ${status}`),
  )
}

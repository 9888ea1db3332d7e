import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { empty, one, pages } from '@ecommerce/shared/http/routes/responses'
import type { Request } from 'express'
import { addAddress } from '../../commands/addresses/add-address'
import { changeAddress } from '../../commands/addresses/change-address'
import type { Context } from '../../context'
import { countAddresses, deleteAddress, listAddresses } from '../../store/addresses'
import { pagesOnly } from '../page-query'
import { customersAndAdmins, sessionErrors } from '../audiences'
import { accountOf, defineAccountRoutes } from '../account-routes'
import { addressChange, addressRequest } from './requests'
import { address } from './responses'
import { addressNotFound } from '../../errors'

export function addressRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Addresses')

  route.get(
    '/',
    {
      id: 'listAddresses',
      summary: 'List the address book',
      allow: customersAndAdmins,
      query: pagesOnly,
      responses: { 200: pages(address) },
      errors: sessionErrors,
    },
    ({ req, res, query }) => {
      const userId = userIdOf(req)
      return sendPage(req, res, {
        cursors: ctx.cursors,
        query,
        list: ['addresses', userId],
        fetch: ({ limit, after }) => listAddresses(ctx.db, { userId, limit, after: after?.[0]?.toString() }),
        count: () => countAddresses(ctx.db, userId),
        position: ({ id }) => [id],
        present: address.view,
      })
    },
  )

  route.post(
    '/',
    {
      id: 'addAddress',
      summary: 'Add an address',
      description: 'The first address is the default.',
      allow: customersAndAdmins,
      body: addressRequest,
      example: {
        label: 'Home',
        name: 'Ada Byron',
        line1: '1 Analytical Way',
        city: 'London',
        postalCode: 'N1 7AA',
        country: 'GB',
        isDefault: true,
      },
      idempotent: true,
      responses: {
        201: one(address, 'Created', {
          Location: { description: 'URL of the new resource.', value: ({ id }) => `/api/users/addresses/${id}` },
        }),
      },
      errors: { ...sessionErrors, 409: ['too-many-addresses'] },
    },
    ({ req, body, once }) => {
      const { user, sessionId } = accountOf(req)
      return addAddress(ctx, { userId: user.id, sessionId, address: body }, once)
    },
  )

  route.patch(
    '/:id',
    {
      id: 'changeAddress',
      summary: 'Update an address',
      description: 'Omitted fields stay unchanged; null clears an optional field.',
      allow: customersAndAdmins,
      ids: { id: addressNotFound },
      body: addressChange,
      example: { line2: 'Second floor', phone: null },
      responses: { 200: one(address, 'Updated') },
      errors: { ...sessionErrors, 404: ['address-not-found'] },
    },
    ({ req, params, body }) => changeAddress(ctx, { userId: userIdOf(req), id: params.id }, body),
  )

  route.delete(
    '/:id',
    {
      id: 'deleteAddress',
      summary: 'Delete an address',
      allow: customersAndAdmins,
      ids: { id: addressNotFound },
      responses: { 204: empty('Deleted') },
      errors: { ...sessionErrors, 404: ['address-not-found'] },
    },
    async ({ req, params }) => {
      if (!(await deleteAddress(ctx.db, { userId: userIdOf(req), id: params.id }))) throw addressNotFound()
    },
  )

  return route.router
}

const userIdOf = (req: Request) => accountOf(req).user.id

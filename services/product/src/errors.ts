import { AppError, type FieldError, unavailable } from '@ecommerce/shared/errors'

/** Validation errors found by the catalogue. */
export const invalidRequest = (errors: readonly FieldError[]) =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors lists every problem.', { errors })

export const slugTaken = () =>
  new AppError('conflict', 'slug-taken', 'The slug is taken. Choose another, or leave it out to have one generated.', {
    errors: [{ path: 'slug', message: 'slug is taken' }],
  })

export const skuTaken = (taken: readonly { path: string; sku: string }[]) =>
  new AppError('conflict', 'sku-taken', 'A SKU belongs to another variant; errors lists it. Choose another.', {
    errors: taken.map(({ path, sku }) => ({ path, message: `${path} is taken`, sku })),
  })

export const noFreeSlug = () => unavailable('No free slug was found for this name. Try again.')

export const categoriesBusy = () => unavailable('The categories are being changed. Try again.')

export const categoryNotFound = () => new AppError('not-found', 'category-not-found', 'The category does not exist.')

export const reservationNotFound = () =>
  new AppError('not-found', 'reservation-not-found', 'The order has no reservation.')

export const productNotFound = () => new AppError('not-found', 'product-not-found', 'The product does not exist.')

/** Tokens of erased users stay valid for minutes. */
export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'The account no longer exists. Sign in with another one.')

export const variantNotForSale = () =>
  new AppError('invalid', 'invalid-request', 'The product has no such variant for sale.', {
    errors: [{ path: 'variantId', message: 'variantId is not a variant of this product that is for sale' }],
  })

export const alreadyInStock = (available: number) =>
  new AppError('conflict', 'in-stock', `The product is in stock: ${available} are available now.`, {
    members: { available },
  })

export const categoryNotEmpty = () =>
  new AppError(
    'conflict',
    'category-not-empty',
    'The category has products (archived ones count) or subcategories. Move them first.',
  )

export const unknownParent = () =>
  invalidRequest([{ path: 'parentId', message: 'parentId is not the id of a category' }])

export const reservationNotSold = () =>
  new AppError('conflict', 'reservation-not-sold', 'The reservation is not committed yet. Try again later.')

export const invalidVariant = (message: string) =>
  new AppError('invalid', 'invalid-request', `variantId ${message}.`, {
    errors: [{ path: 'variantId', message: `variantId ${message}` }],
  })

export const stockBelowReserved = ({ stock, reserved }: { stock: number; reserved: number }) =>
  new AppError(
    'conflict',
    'insufficient-stock',
    `Stock can be reduced by ${stock - reserved} of ${stock} at most: ${reserved} are reserved.`,
    {
      members: { available: stock - reserved },
    },
  )

export const alreadyReviewed = () =>
  new AppError('conflict', 'already-reviewed', 'You have already reviewed this product.')

export const wrongColumns = (errors: { path: string; message: string }[]) =>
  new AppError(
    'invalid',
    'invalid-request',
    'The first line is no valid header of a catalogue; errors lists the problems.',
    { errors },
  )

export const fileTooLarge = () =>
  new AppError('too-large', 'body-too-large', 'The file is larger than 1 GB. Send it in parts.')

export const productsBusy = (cause: unknown) =>
  new AppError('unavailable', 'service-unavailable', 'The products are being changed by other requests. Try again.', {
    cause,
  })

export const orderReservationReleased = () =>
  new AppError('conflict', 'reservation-released', "The order's reservation was released.")

export const insufficientStockForLines = (errors: readonly FieldError[]) =>
  new AppError(
    'conflict',
    'insufficient-stock',
    'There is not enough stock for every line; errors lists the short ones.',
    { errors },
  )

export const nothingToRestock = () =>
  new AppError('conflict', 'nothing-to-restock', 'The order has fewer committed units that are not restocked yet.')

export const reservationReleased = () =>
  new AppError('conflict', 'reservation-released', 'The reservation was released.')

export const reservationCommitted = () =>
  new AppError('conflict', 'reservation-committed', 'The reservation was committed already.')

export const expiredStockUnavailable = (cause: unknown) =>
  new AppError('conflict', 'insufficient-stock', 'The reservation has expired and its units are no longer available.', {
    cause,
  })

export const categoryCycle = () =>
  new AppError('conflict', 'category-cycle', 'A category cannot be moved into itself or its subcategories.')

export const statusForbidden = () => new AppError('forbidden', 'forbidden', 'status is for admins. Leave it out.')

export const tooManyImports = (max: number) =>
  new AppError('too-many-requests', 'too-many-imports', `${max} imports are running. Wait for one of them to end.`, {
    retryAfterSeconds: 30,
  })

export const unsupportedFile = () =>
  new AppError(
    'unsupported-media-type',
    'unsupported-media-type',
    'Send the products as application/x-ndjson or text/csv, in UTF-8 and not compressed.',
  )

export const fileIncomplete = (cause: unknown) =>
  new AppError('invalid', 'body-incomplete', 'The file is incomplete. Send it again.', { cause })

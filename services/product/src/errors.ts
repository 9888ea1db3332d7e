import { AppError, type Fault, unavailable } from '@ecommerce/shared/errors'

/** Faults that only the catalogue could tell, in the form of those found at the door. */
export const invalidRequest = (errors: readonly Fault[]) =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', { errors })

export const slugTaken = () =>
  new AppError('conflict', 'slug-taken', 'This slug is taken. Choose another, or leave it out to be given one.', {
    errors: [{ path: 'slug', message: 'slug is taken' }],
  })

export const skuTaken = (taken: readonly { path: string; sku: string }[]) =>
  new AppError('conflict', 'sku-taken', 'A SKU is that of another variant; errors names which.', {
    errors: taken.map(({ path, sku }) => ({ path, message: `${path} is taken`, sku })),
  })

export const noFreeSlug = () => unavailable('No slug could be made of this name. Please try again.')

export const categoriesBusy = () => unavailable('The categories are being changed. Please try again.')

export const categoryNotFound = () => new AppError('not-found', 'category-not-found', 'There is no such category.')

export const reservationNotFound = () =>
  new AppError('not-found', 'reservation-not-found', 'There is no reservation for this order.')

export const productNotFound = () => new AppError('not-found', 'product-not-found', 'There is no such product.')

/** Tokens live on for some minutes when a person has been erased. */
export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'This account does not exist any more.')

export const variantNotForSale = () =>
  new AppError('invalid', 'invalid-request', 'This product has no such variant for sale.', {
    errors: [{ path: 'variantId', message: 'variantId is not a variant of this product that is for sale' }],
  })

export const alreadyInStock = (available: number) =>
  new AppError('conflict', 'in-stock', `There is no need to wait: ${available} are available now.`, {
    members: { available },
  })

export const categoryNotEmpty = () =>
  new AppError(
    'conflict',
    'category-not-empty',
    'There are products in this category (archived ones count) or categories below it. Move them first.',
  )

export const unknownParent = () =>
  invalidRequest([{ path: 'parentId', message: 'parentId is not the id of a category' }])

export const reservationNotSold = () =>
  new AppError('conflict', 'reservation-not-sold', 'This reservation is not sold yet. Please try again later.')

export const invalidVariant = (message: string) =>
  new AppError('invalid', 'invalid-request', `variantId ${message}.`, {
    errors: [{ path: 'variantId', message: `variantId ${message}` }],
  })

export const tooLittleStock = ({ stock, reserved }: { stock: number; reserved: number }) =>
  new AppError(
    'conflict',
    'insufficient-stock',
    `Only ${stock - reserved} of ${stock} can be taken: ${reserved} are reserved.`,
    {
      members: { available: stock - reserved },
    },
  )

export const alreadyReviewed = () =>
  new AppError(
    'conflict',
    'already-reviewed',
    'You have reviewed this product before, and there is one review a customer.',
  )

export const wrongColumns = (errors: { path: string; message: string }[]) =>
  new AppError('invalid', 'invalid-request', 'The first line does not name the columns of a catalogue.', { errors })

export const fileTooLarge = () =>
  new AppError('too-large', 'body-too-large', 'The file is larger than 1 GB. Send it in parts.')

export const productsBusy = (cause: unknown) =>
  new AppError('unavailable', 'service-unavailable', 'Others are changing the same products.', { cause })

export const orderGaveReservationBack = () =>
  new AppError('conflict', 'reservation-released', 'This order has given its reservation back.')

export const linesShort = (errors: readonly Fault[]) =>
  new AppError(
    'conflict',
    'insufficient-stock',
    'There is not enough stock for every line; errors names those that are short.',
    { errors },
  )

export const nothingToRestock = () =>
  new AppError('conflict', 'nothing-to-restock', 'More came back than this order has bought and not yet returned.')

export const reservationReleased = () =>
  new AppError('conflict', 'reservation-released', 'This reservation was given back.')

export const reservationCommitted = () =>
  new AppError('conflict', 'reservation-committed', 'This reservation was sold already.')

export const goodsGone = (cause: unknown) =>
  new AppError('conflict', 'insufficient-stock', 'The reservation had expired and its goods are gone.', { cause })

export const categoryCycle = () =>
  new AppError('conflict', 'category-cycle', 'A category can be moved neither into itself nor below itself.')

export const statusForbidden = () => new AppError('forbidden', 'forbidden', 'Only an admin may ask for a status.')

export const tooManyImports = (most: number) =>
  new AppError('too-many-requests', 'too-many-imports', `${most} imports are running. Wait for one of them to end.`, {
    retryAfterSeconds: 30,
  })

export const unsupportedFile = () =>
  new AppError(
    'unsupported-media-type',
    'unsupported-media-type',
    'Send the products as application/x-ndjson or text/csv, in UTF-8 and not compressed.',
  )

export const fileIncomplete = (cause: unknown) =>
  new AppError('invalid', 'body-incomplete', 'The file broke off before its end.', { cause })

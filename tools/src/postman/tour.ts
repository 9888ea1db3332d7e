import { authenticatorCode, freshNames, skippedInRuns, stripeSignature, tokenFromMail } from './scripts'

/** Request of the collection: an operation and its values. */
export type Step = {
  /** The `operationId`. */
  call: string
  /** The operation's summary when left out. */
  name?: string
  /** Principal whose token is sent. */
  as?: 'admin' | 'customer' | 'guest'
  /** Parameter values; path parameters default to variables of their name. */
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** Differences from the operation's example, undefined to omit; or a whole text. */
  body?: Readonly<Record<string, unknown>> | string
  /** Expected status or script expression; by default the operation's first. */
  expects?: number | string
  /** Variables set from the response: `orderId=id itemId=items.0.id`. */
  keeps?: string
  /** Script that runs before the request. */
  before?: string
}

export type Folder = { name: string; description: string; steps: readonly Step[] }

const folder = (name: string, description: string, steps: Step[][]): Folder => ({
  name,
  description,
  steps: steps.flat(),
})
const by =
  (as?: Step['as']) =>
  (calls: string, more: Omit<Step, 'call' | 'as'> = {}) =>
    calls.split(' ').map((call): Step => ({ call, ...(as && { as }), ...more }))
const [anyone, guest, customer, admin] = [by(), by('guest'), by('customer'), by('admin')]

const tokens = 'customerToken=accessToken refreshToken=refreshToken'
const signIn = (name = 'Sign in as the customer', keeps = tokens) => anyone('signIn', { name, keeps })
const move = (status: string, other: object = { carrier: undefined, trackingNumber: undefined }) =>
  admin('changeOrderStatus', { name: `Move it to ${status}`, body: { status, ...other } })
const jug = { sku: 'JUG-{{run}}', name: 'Enamel jug {{run}}' }
const price = { amount: 2_900, currency: 'USD' }
const advert = { name: 'Ada', items: [{ ...jug, quantity: 1, lineTotal: price }], subtotal: price }
const mug = '{"name":"Enamel mug {{run}}","category":"kitchen","variants":[{"sku":"MUG-{{run}}","price":{"amount":1200,"currency":"USD"},"stock":50}]}' // prettier-ignore
const coupon = { body: { code: '{{couponCode}}' } }
const unsubscribing = { query: { token: '{{unsubscribeToken}}' } }
const [ofUser, inCountry] = [{ userId: '{{userId}}' }, { country: 'GB' }]
const fromMail = (variable: string, link: string, more: object = {}) => ({
  body: { token: `{{${variable}}}`, ...more },
  before: tokenFromMail(variable, link),
})

/** All public operations in a working order. */
export const tour: readonly Folder[] = [
  folder('Sign in', 'Run this first: stores the tokens of the admin and of a new customer for later requests.', [
    anyone('signIn', {
      name: 'Sign in as the admin',
      body: { email: '{{adminEmail}}', password: '{{adminPassword}}' },
      keeps: 'adminToken=accessToken',
      before: freshNames,
    }),
    anyone('register', { name: 'Register a customer', keeps: `${tokens} userId=user.id` }),
    signIn(),
    anyone('refreshSession', { keeps: tokens }),
    anyone('verifyToken', { body: { token: '{{customerToken}}' } }),
    customer('listSessions', { keeps: 'sessionId=data.1.id' }),
    customer('endSession'),
    anyone('readPublicKeys'),
  ]),
  folder('Fill the catalogue', 'Categories, products, stock, imports and exports.', [
    admin('createCategory', { body: { name: 'Jugs {{run}}', slug: 'jugs-{{run}}' }, keeps: 'categoryId=id' }),
    admin('changeCategory'),
    admin('createProduct', {
      body: jug,
      keeps: 'productId=id productSlug=slug variantId=variants.0.id productVersion=version',
    }),
    admin('changeProduct', { headers: { 'If-Match': '"{{productVersion}}"' } }),
    admin('changeStock'),
    admin('listMovements', { query: { productId: '{{productId}}' } }),
    admin('importProducts', { body: mug }),
    admin('exportProducts', { query: { format: 'csv' } }),
  ]),
  folder('Browse', 'Public routes.', [
    anyone('listProducts', { query: { q: 'jug', inStock: 'true', facets: 'true', limit: '5' } }),
    admin('listProducts', { name: 'List draft products', query: { status: 'draft' } }),
    anyone('listCategories'),
    anyone('listCategoryProducts', { path: { category: 'kitchen' }, query: { sort: 'price' } }),
    anyone('readProduct', { path: { id: '{{productSlug}}' } }),
    anyone('readPicture', {
      path: { file: 'glass-carafe.svg' },
      expects: '[200, 404].includes(pm.response.code) && pm.response.code',
    }),
  ]),
  folder('Manage coupons', 'Discounts, terms and limits.', [
    admin('createPromotion', {
      body: { code: 'SAVE-{{run}}', perCustomerLimit: 5 },
      keeps: 'promotionId=id couponCode=code promotionVersion=version',
    }),
    admin('listPromotions readPromotion'),
    admin('changePromotion', { headers: { 'If-Match': '"{{promotionVersion}}"' } }),
  ]),
  folder('Buy as a guest', 'Cart and order without an account, identified by tokens.', [
    anyone('addCartItem', { name: 'Add a first item to a cart', keeps: 'cartToken=cartToken itemId=items.0.id' }),
    guest('readCart', { query: inCountry }),
    guest('changeCartItem'),
    guest('applyCoupon', coupon),
    guest('removeCoupon removeCartItem addCartItem'),
    anyone('listShippingMethods', { query: inCountry }),
    guest('placeOrder', {
      body: { email: 'guest.{{run}}@example.com' },
      keeps: 'guestOrderId=id orderToken=orderToken',
    }),
    anyone('readOrder', { path: { id: '{{guestOrderId}}' }, headers: { 'X-Order-Token': '{{orderToken}}' } }),
    guest('addCartItem', { name: 'Add to the guest’s cart again' }),
  ]),
  folder('Buy as a customer', 'Profile, address book, cart and order.', [
    customer('readProfile changeProfile'),
    customer('addAddress', { keeps: 'addressId=id' }),
    customer('changeAddress listAddresses mergeCarts emptyCart'),
    customer('addCartItem', { body: { productId: undefined, variantId: '{{variantId}}' } }),
    customer('applyCoupon', coupon),
    customer('placeOrder', {
      body: { shippingAddress: undefined, addressId: '{{addressId}}' },
      keeps: 'orderId=id orderNumber=number itemId=items.0.id',
    }),
    customer('listOrders', { query: { status: 'confirmed' } }),
    customer('readOrder', { name: 'Get an order by number', path: { id: '{{orderNumber}}' } }),
    customer('deleteAddress'),
  ]),
  folder('Process orders', 'Payment, shipping, delivery, returns and refunds.', [
    admin('listOrders', { name: 'List the customer’s orders', query: ofUser }),
    admin('capturePayment'),
    move('processing'),
    move('shipped', {}),
    move('delivered'),
    admin('refundOrder', { body: { amount: { ...price, amount: 100 } } }),
    admin('listRefunds listPayments listPaymentAttention'),
    customer('requestReturn', { keeps: 'returnId=id' }),
    admin('listReturns decideReturn listOrderEvents'),
    admin('cancelOrder', { name: 'Cancel the guest’s order', path: { id: '{{guestOrderId}}' } }),
    admin('readSales'),
    anyone('hearPaymentProvider', {
      name: 'Receive a webhook of Stripe; 404 unless configured',
      path: { provider: 'stripe' },
      headers: { 'Stripe-Signature': '{{stripeSignature}}' },
      before: stripeSignature,
      expects: "pm.variables.get('stripeWebhookSecret') ? 200 : 404",
    }),
  ]),
  folder('Reviews and stock alerts', 'Customer reviews, and alerts for sold-out products.', [
    customer('writeReview'),
    anyone('listReviews'),
    admin('changeStock', { name: 'Sell out', body: { delta: undefined, stock: 0, reason: 'Sold out.' } }),
    customer('askForStockAlert', { expects: 201 }),
  ]),
  folder('Notify customers', 'Notifications, messages, dead letters and preferences.', [
    customer('listNotifications', { query: { unread: 'true', count: 'true' }, keeps: 'notificationId=data.0.id' }),
    customer('readNotification readAllNotifications'),
    customer('streamNotifications', { before: skippedInRuns }),
    customer('readPreferences changePreferences'),
    admin('listNotifications', { name: 'List the customer’s notifications', query: ofUser }),
    admin('listTemplates'),
    admin('previewTemplate', { path: { name: 'welcome' } }),
    admin('sendMessage', { body: { ...ofUser, to: undefined, channel: 'in-app' }, keeps: 'deadLetterId=id' }),
    admin('sendTemplate', {
      name: 'Send marketing mail with an unsubscribe link',
      body: { ...ofUser, to: undefined, locale: undefined, template: 'cart-abandoned', data: advert },
    }),
    anyone('askToUnsubscribe', { ...unsubscribing, before: tokenFromMail('unsubscribeToken', 'unsubscribe') }),
    anyone('unsubscribe', unsubscribing),
    admin('listDeadLetters'),
    admin('retryNotification', {
      name: 'Replay a dead letter; 409 unless it failed',
      path: { id: '{{deadLetterId}}' },
      expects: 409,
    }),
    admin('replayDeadLetter', { name: 'Replay it by the dead-letter route', expects: 409 }),
    admin('replayDeadLetters'),
  ]),
  folder(
    'Passwords and e-mail',
    'The tokens come by mail: `mailUrl` is a mailbox; else paste them into `verificationToken` and `resetToken`.',
    [
      // prettier-ignore
      customer('resendVerification'),
      customer('verifyEmail', fromMail('verificationToken', 'verify-email')),
      customer('changePassword', { body: { currentPassword: '{{password}}' } }),
      anyone('forgotPassword'),
      anyone('resetPassword', fromMail('resetToken', 'reset-password', { newPassword: '{{password}}' })),
      signIn(),
    ],
  ),
  folder('Second factor', 'A script computes the authenticator codes from the secret of the set-up.', [
    customer('setUpMfa', { keeps: 'mfaSecret=secret' }),
    customer('enableMfa', {
      body: { code: '{{mfaCode}}' },
      before: authenticatorCode,
      keeps: 'recoveryCode=recoveryCodes.0 nextRecoveryCode=recoveryCodes.1',
    }),
    signIn('Sign in: a code is needed', 'mfaToken=mfaToken'),
    anyone('completeSignIn', { body: { code: '{{recoveryCode}}' }, keeps: tokens }),
    customer('renewRecoveryCodes', { body: { code: '{{nextRecoveryCode}}' }, keeps: 'recoveryCode=recoveryCodes.0' }),
    customer('disableMfa', { body: { code: '{{recoveryCode}}' } }),
    customer('setUpMfa', { name: 'Set up MFA again', keeps: 'mfaSecret=secret' }),
    customer('enableMfa', { name: 'Enable MFA again', body: { code: '{{mfaCode}}' }, before: authenticatorCode }),
    admin('resetMfa'),
  ]),
  folder('Manage users', 'User administration.', [
    admin('listUsers', { query: { q: '{{email}}' } }),
    admin('readUser changeUser'),
    admin('changeUser', { name: 'Enable the user again', body: { status: 'active' } }),
    admin('listSessionsOfUser endSessionsOfUser listAuditEvents'),
  ]),
  folder('Export and erase', 'Personal data export and erasure.', [
    signIn(),
    customer('signOut', { body: { everywhere: undefined } }),
    signIn(),
    customer('exportPersonalData'),
    customer('eraseAccount', { keeps: 'erasureId=id' }),
    admin('readErasure'),
  ]),
  folder('Clean up', 'Deletes what the folders above created.', [
    admin('archiveProduct deleteCategory deletePromotion'),
  ]),
]

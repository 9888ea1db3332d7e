import { codeOfAuthenticator, freshNames, leftOutOfRuns, signatureOfStripe, tokenFromMail } from './scripts'
import type { Folder, Step } from './step'

const address = { name: 'Ada Byron', line1: '1 Analytical Way', city: 'London', postalCode: 'N1 7AA', country: 'GB' }
const credentials = { email: '{{customerEmail}}', password: '{{customerPassword}}' }
const currentPassword = { password: '{{customerPassword}}' }
const tokens = { customerToken: 'accessToken', refreshToken: 'refreshToken' }
const order = { id: '{{orderId}}' }
const product = { id: '{{productId}}' }
const customer = { id: '{{customerId}}' }

const signInCustomer: Step = { call: 'signIn', name: 'Sign in as the customer', body: credentials, keeps: tokens }
const put = (more: Partial<Step>): Step => ({
  call: 'addCartItem',
  body: { productId: '{{productId}}', quantity: 1 },
  ...more,
})
const move = (status: string, more: object = {}): Step => ({
  call: 'changeOrderStatus',
  name: `Move it to ${status}`,
  as: 'admin',
  path: order,
  body: { status, ...more },
})

/** Everything that the shop lets out, in the order in which it works: what comes first makes what comes later. */
export const tour: readonly Folder[] = [
  {
    name: 'Sign in',
    description: 'Run this first: it keeps the tokens of the admin, and of a new customer, for all that follows.',
    steps: [
      {
        call: 'signIn',
        name: 'Sign in as the admin',
        body: { email: '{{adminEmail}}', password: '{{adminPassword}}' },
        keeps: { adminToken: 'accessToken' },
        before: freshNames,
      },
      {
        call: 'register',
        name: 'Register a customer',
        body: { ...credentials, name: 'Ada Byron', locale: 'en-GB' },
        keeps: { ...tokens, customerId: 'user.id' },
      },
      { ...signInCustomer, keeps: { ...tokens, otherToken: 'accessToken' } },
      { call: 'refreshSession', body: { refreshToken: '{{refreshToken}}' }, keeps: tokens },
      { call: 'verifyToken', body: { token: '{{customerToken}}' } },
      { call: 'listSessions', as: 'customer', keeps: { sessionId: 'data.1.id' } },
      { call: 'endSession', as: 'customer', path: { id: '{{sessionId}}' } },
      { call: 'readPublicKeys' },
    ],
  },
  {
    name: 'Fill the catalogue',
    description: 'Categories, products, stock, and files of products.',
    steps: [
      {
        call: 'createCategory',
        as: 'admin',
        body: { name: 'Jugs {{run}}', slug: 'jugs-{{run}}' },
        keeps: { categoryId: 'id' },
      },
      { call: 'changeCategory', as: 'admin', path: { id: '{{categoryId}}' } },
      {
        call: 'createProduct',
        as: 'admin',
        body: {
          name: 'Enamel jug {{run}}',
          description: 'Holds a litre and a half.',
          category: 'kitchen',
          attributes: { material: 'Enamel' },
          sku: 'JUG-{{run}}',
          price: { amount: 2_900, currency: 'USD' },
          stock: 40,
        },
        keeps: { productId: 'id', productSlug: 'slug', variantId: 'variants.0.id', productVersion: 'version' },
      },
      { call: 'changeProduct', as: 'admin', path: product, headers: { 'If-Match': '"{{productVersion}}"' } },
      { call: 'changeStock', as: 'admin', path: product },
      { call: 'listMovements', as: 'admin', query: { productId: '{{productId}}' } },
      {
        call: 'importProducts',
        as: 'admin',
        body: '{"name":"Enamel mug {{run}}","category":"kitchen","variants":[{"sku":"MUG-{{run}}","price":{"amount":1200,"currency":"USD"},"stock":50}]}',
      },
      { call: 'exportProducts', as: 'admin', query: { format: 'csv' } },
    ],
  },
  {
    name: 'Look around',
    description: 'What everybody sees.',
    steps: [
      { call: 'listProducts', query: { q: 'jug', inStock: 'true', facets: 'true', limit: '5' } },
      { call: 'listProducts', name: 'Find products, drafts', as: 'admin', query: { status: 'draft' } },
      { call: 'listCategories' },
      { call: 'listCategoryProducts', path: { category: 'kitchen' }, query: { sort: 'price' } },
      { call: 'readProduct', path: { id: '{{productSlug}}' } },
      {
        call: 'readPicture',
        path: { file: 'glass-carafe.svg' },
        expects: '[200, 404].includes(pm.response.code) && pm.response.code',
      },
    ],
  },
  {
    name: 'Make coupons',
    description: 'What they take off, and how often.',
    steps: [
      {
        call: 'createPromotion',
        as: 'admin',
        body: { code: 'SAVE-{{run}}', type: 'percent', value: 10, perCustomerLimit: 5 },
        keeps: { promotionId: 'id', couponCode: 'code', promotionVersion: 'version' },
      },
      { call: 'listPromotions', as: 'admin' },
      { call: 'readPromotion', as: 'admin', path: { id: '{{promotionId}}' } },
      {
        call: 'changePromotion',
        as: 'admin',
        path: { id: '{{promotionId}}' },
        headers: { 'If-Match': '"{{promotionVersion}}"' },
      },
    ],
  },
  {
    name: 'Buy as a guest',
    description: 'A cart and an order without an account, found again by their tokens.',
    steps: [
      put({ name: 'Put the first thing into a cart', keeps: { cartToken: 'cartToken', itemId: 'items.0.id' } }),
      { call: 'readCart', as: 'guest', query: { country: 'GB' } },
      { call: 'changeCartItem', as: 'guest', path: { id: '{{itemId}}' } },
      { call: 'applyCoupon', as: 'guest', body: { code: '{{couponCode}}' } },
      { call: 'removeCoupon', as: 'guest' },
      { call: 'removeCartItem', as: 'guest', path: { id: '{{itemId}}' } },
      put({ as: 'guest' }),
      { call: 'listShippingMethods', query: { country: 'GB' } },
      {
        call: 'placeOrder',
        as: 'guest',
        body: { email: 'guest.{{run}}@example.com', shippingAddress: address },
        keeps: { guestOrderId: 'id', orderToken: 'orderToken' },
      },
      {
        call: 'readOrder',
        path: { id: '{{guestOrderId}}' },
        headers: { 'X-Order-Token': '{{orderToken}}' },
      },
      put({ as: 'guest', name: 'Put something into the guest’s cart again' }),
    ],
  },
  {
    name: 'Buy as a customer',
    description: 'The own profile, address book, cart and order.',
    steps: [
      { call: 'readProfile', as: 'customer' },
      { call: 'changeProfile', as: 'customer' },
      { call: 'addAddress', as: 'customer', keeps: { addressId: 'id' } },
      { call: 'changeAddress', as: 'customer', path: { id: '{{addressId}}' } },
      { call: 'listAddresses', as: 'customer' },
      { call: 'mergeCarts', as: 'customer', body: { cartToken: '{{cartToken}}' } },
      { call: 'emptyCart', as: 'customer' },
      put({ as: 'customer', body: { variantId: '{{variantId}}', quantity: 2 } }),
      { call: 'applyCoupon', as: 'customer', body: { code: '{{couponCode}}' } },
      {
        call: 'placeOrder',
        as: 'customer',
        body: { addressId: '{{addressId}}', note: 'Ring twice.' },
        keeps: { orderId: 'id', orderNumber: 'number', orderItemId: 'items.0.id' },
      },
      { call: 'listOrders', as: 'customer', query: { status: 'confirmed' } },
      { call: 'readOrder', name: 'One order, by its number', as: 'customer', path: { id: '{{orderNumber}}' } },
      { call: 'deleteAddress', as: 'customer', path: { id: '{{addressId}}' } },
    ],
  },
  {
    name: 'Handle orders',
    description: 'From the payment to the door, and back again.',
    steps: [
      { call: 'listOrders', name: 'All orders of the customer', as: 'admin', query: { userId: '{{customerId}}' } },
      { call: 'capturePayment', as: 'admin', path: order },
      move('processing'),
      move('shipped', { carrier: 'Royal Mail', trackingNumber: 'RM123456789GB' }),
      move('delivered'),
      {
        call: 'refundOrder',
        as: 'admin',
        path: order,
        body: { amount: { amount: 100, currency: 'USD' }, reason: 'It came late.' },
      },
      { call: 'listRefunds', as: 'admin', path: order },
      { call: 'listPayments', as: 'admin', path: order },
      { call: 'listPaymentAttention', as: 'admin' },
      {
        call: 'requestReturn',
        as: 'customer',
        path: order,
        body: { items: [{ itemId: '{{orderItemId}}', quantity: 1 }], reason: 'It came with a crack.' },
        keeps: { returnId: 'id' },
      },
      { call: 'listReturns', as: 'admin', path: order },
      { call: 'decideReturn', as: 'admin', path: { ...order, returnId: '{{returnId}}' } },
      { call: 'listOrderEvents', as: 'admin', path: order },
      { call: 'cancelOrder', name: 'Call the guest’s order off', as: 'admin', path: { id: '{{guestOrderId}}' } },
      { call: 'readSales', as: 'admin' },
      {
        call: 'hearPaymentProvider',
        name: 'Hear of a payment as Stripe tells it; 404 unless it is configured',
        path: { provider: 'stripe' },
        headers: { 'Stripe-Signature': '{{stripeSignature}}' },
        before: signatureOfStripe,
        expects: "pm.variables.get('stripeWebhookSecret') ? 200 : 404",
      },
    ],
  },
  {
    name: 'Hear from customers',
    description: 'Reviews, and who waits for what is sold out.',
    steps: [
      { call: 'writeReview', as: 'customer', path: product },
      { call: 'listReviews', path: product },
      {
        call: 'changeStock',
        name: 'Sell out',
        as: 'admin',
        path: product,
        body: { stock: 0, reason: 'Sold out.' },
      },
      {
        call: 'askForStockAlert',
        as: 'customer',
        path: product,
        body: { variantId: '{{variantId}}' },
        expects: 201,
      },
    ],
  },
  {
    name: 'Tell customers',
    description: 'What was said, what is said now, what has not arrived, and who does not want to hear it.',
    steps: [
      {
        call: 'listNotifications',
        as: 'customer',
        query: { unread: 'true', count: 'true' },
        keeps: { notificationId: 'data.0.id' },
      },
      { call: 'readNotification', as: 'customer', path: { id: '{{notificationId}}' } },
      { call: 'readAllNotifications', as: 'customer' },
      { call: 'streamNotifications', as: 'customer', before: leftOutOfRuns },
      { call: 'readPreferences', as: 'customer' },
      { call: 'changePreferences', as: 'customer' },
      {
        call: 'listNotifications',
        name: 'All notifications of the customer',
        as: 'admin',
        query: { userId: '{{customerId}}' },
      },
      { call: 'listTemplates', as: 'admin' },
      { call: 'previewTemplate', as: 'admin', path: { name: 'welcome' } },
      {
        call: 'sendMessage',
        as: 'admin',
        body: {
          userId: '{{customerId}}',
          channel: 'in-app',
          subject: 'Your question',
          text: 'The jug comes in blue, too.',
        },
        keeps: { deadLetterId: 'id' },
      },
      {
        call: 'sendTemplate',
        name: 'Send advertising, with a link to have no more of it',
        as: 'admin',
        body: {
          userId: '{{customerId}}',
          channel: 'email',
          template: 'cart-abandoned',
          data: {
            name: 'Ada',
            items: [
              { sku: 'JUG-{{run}}', name: 'Enamel jug', quantity: 1, lineTotal: { amount: 2_900, currency: 'USD' } },
            ],
            subtotal: { amount: 2_900, currency: 'USD' },
          },
        },
      },
      {
        call: 'askToUnsubscribe',
        query: { token: '{{unsubscribeToken}}' },
        before: tokenFromMail('unsubscribeToken', 'unsubscribe'),
      },
      { call: 'unsubscribe', query: { token: '{{unsubscribeToken}}' } },
      { call: 'listDeadLetters', as: 'admin' },
      {
        call: 'retryNotification',
        name: 'Try one again; 409 when it has arrived, as the message above',
        as: 'admin',
        path: { id: '{{deadLetterId}}' },
        expects: 409,
      },
      {
        call: 'replayDeadLetter',
        name: 'The same by the dead letter',
        as: 'admin',
        path: { id: '{{deadLetterId}}' },
        expects: 409,
      },
      { call: 'replayDeadLetters', as: 'admin' },
    ],
  },
  {
    name: 'Passwords and e-mail',
    description:
      'The tokens come by mail. With a developer’s mailbox (`mailUrl`) they are found there; otherwise paste them into `verificationToken` and `resetToken`.',
    steps: [
      { call: 'resendVerification', as: 'customer' },
      {
        call: 'verifyEmail',
        as: 'customer',
        body: { token: '{{verificationToken}}' },
        before: tokenFromMail('verificationToken', 'verify-email'),
      },
      {
        call: 'changePassword',
        as: 'customer',
        body: { currentPassword: '{{customerPassword}}', newPassword: 'battery staple correct' },
      },
      { call: 'forgotPassword', body: { email: '{{customerEmail}}' } },
      {
        call: 'resetPassword',
        body: { token: '{{resetToken}}', newPassword: '{{customerPassword}}' },
        before: tokenFromMail('resetToken', 'reset-password'),
      },
      signInCustomer,
    ],
  },
  {
    name: 'Second factor',
    description: 'What an authenticator app does is done by a script here, from the secret of the set-up.',
    steps: [
      { call: 'setUpMfa', as: 'customer', body: currentPassword, keeps: { mfaSecret: 'secret' } },
      {
        call: 'enableMfa',
        as: 'customer',
        body: { code: '{{mfaCode}}', ...currentPassword },
        before: codeOfAuthenticator,
        keeps: { recoveryCode: 'recoveryCodes.0', nextRecoveryCode: 'recoveryCodes.1' },
      },
      { ...signInCustomer, name: 'Sign in: a code is needed', keeps: { mfaToken: 'mfaToken' } },
      {
        call: 'completeSignIn',
        body: { mfaToken: '{{mfaToken}}', code: '{{recoveryCode}}' },
        keeps: tokens,
      },
      {
        call: 'renewRecoveryCodes',
        as: 'customer',
        body: { code: '{{nextRecoveryCode}}', ...currentPassword },
        keeps: { recoveryCode: 'recoveryCodes.0' },
      },
      { call: 'disableMfa', as: 'customer', body: { code: '{{recoveryCode}}', ...currentPassword } },
      {
        call: 'setUpMfa',
        name: 'Set it up again',
        as: 'customer',
        body: currentPassword,
        keeps: { mfaSecret: 'secret' },
      },
      {
        call: 'enableMfa',
        name: 'Turn it on again',
        as: 'customer',
        body: { code: '{{mfaCode}}', ...currentPassword },
        before: codeOfAuthenticator,
      },
      { call: 'resetMfa', as: 'admin', path: customer },
    ],
  },
  {
    name: 'Look after users',
    description: 'What admins may see and change of everybody.',
    steps: [
      { call: 'listUsers', as: 'admin', query: { q: '{{customerEmail}}' } },
      { call: 'readUser', as: 'admin', path: customer, keeps: { userVersion: 'version' } },
      { call: 'changeUser', as: 'admin', path: customer },
      { call: 'changeUser', name: 'Enable again', as: 'admin', path: customer, body: { status: 'active' } },
      { call: 'listSessionsOfUser', as: 'admin', path: customer },
      { call: 'endSessionsOfUser', as: 'admin', path: customer },
      { call: 'listAuditEvents', as: 'admin', path: customer },
    ],
  },
  {
    name: 'Leave',
    description: 'Take along what is held, and have it erased.',
    steps: [
      signInCustomer,
      { call: 'signOut', as: 'customer', body: {} },
      signInCustomer,
      { call: 'exportPersonalData', as: 'customer' },
      {
        call: 'eraseAccount',
        as: 'customer',
        body: { password: '{{customerPassword}}' },
        keeps: { erasureId: 'id' },
      },
      { call: 'readErasure', as: 'admin', path: { id: '{{erasureId}}' } },
    ],
  },
  {
    name: 'Tidy up',
    description: 'What the folders above have made.',
    steps: [
      { call: 'archiveProduct', as: 'admin', path: product },
      { call: 'deleteCategory', as: 'admin', path: { id: '{{categoryId}}' } },
      { call: 'deletePromotion', as: 'admin', path: { id: '{{promotionId}}' } },
    ],
  },
]

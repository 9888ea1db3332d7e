// Made by `npm run openapi` from what the services offer.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys of access tokens (RFC 7517)
         * @description For everybody.
         */
        get: operations["readPublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register, and be signed in
         * @description The password has 8 to 72 bytes in UTF-8, taken in Unicode form C. It is none of the common ones, however decorated, and is not made of the own name, e-mail or the shop’s name.
         *
         *     For everybody.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description With a second factor the answer is an `mfaToken`, and the code ends the sign-in. Ten failures within 15 minutes lock the account for 15 minutes, but for devices that have signed in before: each of those is locked by its own failures alone.
         *
         *     For everybody.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/login/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a sign-in with the code of the authenticator, or a recovery code
         * @description For everybody.
         */
        post: operations["completeSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for new tokens
         * @description A refresh token is good once. Used twice, it ends its session.
         *
         *     For everybody.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Is this access token good now?
         * @description Also whether its session has ended meanwhile, which the token itself does not tell.
         *
         *     For everybody.
         */
        post: operations["verifyToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this session, or all of them
         * @description For: customer, admin.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The devices that are signed in
         * @description For: customer, admin.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a device out
         * @description For: customer, admin.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take another password; all other sessions end
         * @description For: customer, admin.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password
         * @description The answer is the same whether there is such an account or not. The link is good for an hour.
         *
         *     For everybody.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the token of the link; every session ends
         * @description The account owns its e-mail address from then on. If the address was never verified before, the second factor, the address book and the consent to advertising are taken away: somebody else may have made them.
         *
         *     For everybody.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an e-mail address with the token of the mail
         * @description The token alone verifies the address. Signed in as the account, or with its `password`, the account owns the address from then on: only then does it find what a guest ordered under it. A token of another account counts as none; a wrong password does not use the token up.
         *
         *     For everybody.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the mail sent again
         * @description Also when the address is verified, but was not while signed in or with the password.
         *
         *     For: customer, admin.
         */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I?
         * @description For: customer, admin.
         */
        get: operations["readProfile"];
        put?: never;
        post?: never;
        /**
         * Have the own account erased, everywhere
         * @description Every service erases its part. What the law asks for is kept without the person.
         *
         *     For: customer, admin.
         */
        delete: operations["eraseAccount"];
        options?: never;
        head?: never;
        /**
         * Change the own profile
         * @description For: customer, admin.
         */
        patch: operations["changeProfile"];
        trace?: never;
    };
    "/api/users/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that all services hold on the person, as a file
         * @description For: customer, admin.
         */
        get: operations["exportPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own address book
         * @description For: customer, admin.
         */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Add an address
         * @description The first one is the default.
         *
         *     For: customer, admin.
         */
        post: operations["addAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an address
         * @description For: customer, admin.
         */
        delete: operations["deleteAddress"];
        options?: never;
        head?: never;
        /**
         * Change an address
         * @description What is left out stays as it is; null takes it away where it may be missing.
         *
         *     For: customer, admin.
         */
        patch: operations["changeAddress"];
        trace?: never;
    };
    "/api/users/mfa/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a secret for the authenticator; nothing changes yet
         * @description It takes a verified e-mail address.
         *
         *     For: customer, admin.
         */
        post: operations["setUpMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/mfa/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn it on with the first code; all other sessions end
         * @description For: customer, admin.
         */
        post: operations["enableMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/mfa/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get ten new recovery codes; the old ones are void
         * @description For: customer, admin.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/mfa/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn it off with a code and the password
         * @description For: customer, admin.
         */
        post: operations["disableMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody, newest first
         * @description `q` looks in names and e-mail addresses.
         *
         *     For: admin.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which services have erased their part
         * @description For: admin.
         */
        get: operations["readErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has borne on who can get into an account, newest first
         * @description For: admin.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user
         * @description For: admin.
         */
        get: operations["readUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Give a role, disable or enable
         * @description The sessions of who is disabled end at once; with another role they go on, and have to be refreshed. The last admin stays one.
         *
         *     For: admin.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of a user
         * @description For: admin.
         */
        get: operations["listSessionsOfUser"];
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Every service refuses their access tokens within two seconds. They can sign in again.
         *
         *     For: admin.
         */
        delete: operations["endSessionsOfUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Turn off the second factor of who has lost it; their sessions end
         * @description For: admin.
         */
        delete: operations["resetMfa"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/images/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture of the first catalogue
         * @description For everybody.
         */
        get: operations["readPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find products
         * @description `q` searches names and descriptions and forgives typing errors. `attr.<name>=` asks for an attribute, such as `attr.colour=Green`. Prices are in minor units, in digits alone; prices and `inStock` hold for one and the same variant, and `inStock=false` finds what has none available in these prices. `facets=true` adds counts by category, price (of each variant that fits) and attribute. Only an admin may ask for a `status`.
         *
         *     For everybody.
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Make a product
         * @description With `variants`, or with a price of its own and one variant. A category that is not there is made. Slug and SKU are found where none is given.
         *
         *     For: admin.
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/category/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The products of a category and of all below it
         * @description `q` searches names and descriptions and forgives typing errors. `attr.<name>=` asks for an attribute, such as `attr.colour=Green`. Prices are in minor units, in digits alone; prices and `inStock` hold for one and the same variant, and `inStock=false` finds what has none available in these prices. `facets=true` adds counts by category, price (of each variant that fits) and attribute. Only an admin may ask for a `status`.
         *
         *     For everybody.
         */
        get: operations["listCategoryProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product, by its id or slug
         * @description A draft is for admins alone. What is archived can still be read.
         *
         *     For everybody.
         */
        get: operations["readProduct"];
        put?: never;
        post?: never;
        /**
         * Archive a product; orders keep what they hold of it
         * @description For: admin.
         */
        delete: operations["archiveProduct"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description What is left out stays. In `variants` those with an `id` are changed and those without are added; none goes by being left out. Stock has a route of its own.
         *
         *     For: admin.
         */
        patch: operations["changeProduct"];
        trace?: never;
    };
    "/api/products/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What customers say of it, newest first
         * @description For everybody.
         */
        get: operations["listReviews"];
        put?: never;
        /**
         * Say what one thinks of it, once
         * @description For: customer.
         */
        post: operations["writeReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/stock-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be told once when it is there again
         * @description With `variantId` of one variant alone.
         *
         *     For: customer.
         */
        post: operations["askForStockAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The categories, as trees
         * @description For everybody.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Make a category
         * @description For: admin.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an empty category
         * @description For: admin.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        /**
         * Rename a category, or move it with all below it
         * @description For: admin.
         */
        patch: operations["changeCategory"];
        trace?: never;
    };
    "/api/products/{id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is on hand, by a difference or to a number
         * @description Exactly one of `delta` and `stock`, and `variantId` where there are several. Never below what is reserved; `available` says what is left.
         *
         *     For: admin, service.
         */
        patch: operations["changeStock"];
        trace?: never;
    };
    "/api/inventory/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of a product’s stock, newest first
         * @description For: admin.
         */
        get: operations["listMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a file of products, by SKU
         * @description Good lines are kept, bad ones reported. Of what is there already, `sku` and what is to change are enough: what is left out stays as it is, and so does stock unless `stock=set` is asked for. In CSV an empty cell takes away a description, compareAtPrice, option, attribute or image, and else leaves things as they are. Prices are in minor units, in digits alone: 12.99 EUR is written 1299. Streamed, up to 1 GB. With `Accept: application/x-ndjson` it says on the way how far it is.
         *
         *     For: admin.
         */
        post: operations["importProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything there is, drafts and archived products too
         * @description For: admin.
         */
        get: operations["exportProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own cart at today’s prices, empty if there is none
         * @description `issues` says of each line what has changed since it was put in. With a country it also says what shipping and tax would be there.
         *
         *     For everybody.
         */
        get: operations["readCart"];
        put?: never;
        post?: never;
        /**
         * Empty the cart
         * @description For everybody.
         */
        delete: operations["emptyCart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a product into the cart, or more of it
         * @description By `variantId`, or by `productId` where that has one variant. A guest’s first one answers with a cart token.
         *
         *     For everybody.
         */
        post: operations["addCartItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a line
         * @description For everybody.
         */
        delete: operations["removeCartItem"];
        options?: never;
        head?: never;
        /**
         * Set how many of it; 0 removes the line
         * @description For everybody.
         */
        patch: operations["changeCartItem"];
        trace?: never;
    };
    "/api/cart/coupon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a coupon into the cart
         * @description `reason` says why a coupon is not good for this cart. Its use is counted with the order.
         *
         *     For everybody.
         */
        post: operations["applyCoupon"];
        /**
         * Take the coupon out again
         * @description For everybody.
         */
        delete: operations["removeCoupon"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a guest’s cart into the own one, on sign-in
         * @description All of it or nothing. A second time finds nothing to move.
         *
         *     For: customer.
         */
        post: operations["mergeCarts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How it can be sent to a country, and what that costs
         * @description For everybody.
         */
        get: operations["listShippingMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own orders, newest first
         * @description An admin sees all, and may also ask by `userId`, `from`, `to` and `q`. Days are counted with both ends; a `to` that is an instant ends before it.
         *
         *     For: customer, admin.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Order what is in the cart
         * @description The address is given, or named by the `addressId` of the own address book. Without a `shippingMethod` it goes the cheapest way; without a `paymentMethod` it is paid by hand, or, where that is turned off, by the only other method. Unpaid orders of one account, guest e-mail address or network hold so many units at most (409 `too-many-unpaid`). With `expectedTotal` nothing is ordered at another price. A total below what the payment method takes is refused with the `minimum` (409 `payment-below-minimum`). A guest adds `email` and gets an `orderToken`. A cart is ordered once.
         *
         *     For everybody.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order
         * @description For: order-token, customer, admin.
         */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the payments of an order
         * @description How each stands at its provider, with its disputes. `amount` is what was received, or is to be.
         *
         *     For: order-token, customer, admin.
         */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has happened to it, oldest first
         * @description For: customer, admin.
         */
        get: operations["listOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call it off, as long as it is not shipped
         * @description Stock and coupon come back, and the payment is voided or refunded.
         *
         *     For: order-token, customer, admin.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was paid back
         * @description For: customer, admin.
         */
        get: operations["listRefunds"];
        put?: never;
        /**
         * Pay back
         * @description Lines at what was paid for them, or an `amount`; with neither, all that is left. Never more than was paid, and an `amount` that can be charged in the currency. `restock` puts the goods back in stock. Without it, goods that are not shipped yet are written off, and a later cancellation does not put them back; goods that are shipped stay with the buyer, and a return decides about them.
         *
         *     For: admin.
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was asked to be returned
         * @description For: customer, admin.
         */
        get: operations["listReturns"];
        put?: never;
        /**
         * Ask to send something back, once it is delivered
         * @description For: customer.
         */
        post: operations["requestReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Revenue, orders, average and top products by day
         * @description Days of `timezone`, the store’s unless named, both counted in; the last thirty unless named, 366 at most. An order counts at its total until money is received, then at what was received. `revenue` and `grossRevenue` are the same, `netRevenue` is without what was refunded; products count without refunded units. Figures that cannot be shown exactly are 409, with the `periods` that can be asked for one by one and the `days` that cannot.
         *
         *     For: admin.
         */
        get: operations["readSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move an order on
         * @description confirmed, processing, shipped, delivered, returned; or cancelled before it is shipped. An illegal move is refused with the legal ones in `allowed`. Shipping takes the money that was promised.
         *
         *     For: admin.
         */
        patch: operations["changeOrderStatus"];
        trace?: never;
    };
    "/api/orders/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the money that was promised
         * @description For: admin.
         */
        post: operations["capturePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/returns/{returnId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Approve or reject a return
         * @description What is approved is refunded, if it was not before, and put back in stock unless `restock` is false, which writes it off.
         *
         *     For: admin.
         */
        patch: operations["decideReturn"];
        trace?: never;
    };
    "/api/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All coupons, newest first
         * @description For: admin.
         */
        get: operations["listPromotions"];
        put?: never;
        /**
         * Make a coupon
         * @description A percentage is whole per cent in `value`, or `basisPoints` (1250 is 12.5 %); a fixed one an amount in `value`; free shipping has neither, and may be for certain `shippingMethods` alone. A day in `startsAt` or `endsAt` is all of it, in the store’s time zone.
         *
         *     For: admin.
         */
        post: operations["createPromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One coupon
         * @description For: admin.
         */
        get: operations["readPromotion"];
        put?: never;
        post?: never;
        /**
         * Remove a coupon
         * @description One that an order has used is archived: it and its code stay, good for nothing.
         *
         *     For: admin.
         */
        delete: operations["deletePromotion"];
        options?: never;
        head?: never;
        /**
         * Change a coupon
         * @description What is left out stays as it is; null takes a limit away. A change that would give a number another unit is refused: with another `type` or currency, every amount is needed anew.
         *
         *     For: admin.
         */
        patch: operations["changePromotion"];
        trace?: never;
    };
    "/api/payments/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments that need a decision
         * @description What the service cannot resolve by itself, newest orders first: a refund that failed, an open dispute, an early inquiry, an order whose money is gone before it was shipped, a part that was captured, money of a cancelled order, money received for an order that is not here. An entry is gone with its cause.
         *
         *     For: admin.
         */
        get: operations["listPaymentAttention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/webhook/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The call-back of a payment provider, such as stripe
         * @description Believed for its signature, over its very bytes; each event does its work once.
         *
         *     For everybody.
         */
        post: operations["hearPaymentProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What comes, by kind and channel
         * @description For: customer, admin.
         */
        get: operations["readPreferences"];
        /**
         * Choose what comes
         * @description What is left out stays as it is. Security and orders cannot be switched off.
         *
         *     For: customer, admin.
         */
        put: operations["changePreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New ones as they come, as server-sent events
         * @description Each is an event `notification` with the notification as its data and its id as its id. The stream ends with the access token; come back with `Last-Event-ID`, and none is missed and none comes twice. A browser sends the token by fetch, not by `EventSource`.
         *
         *     For: customer, admin.
         */
        get: operations["streamNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page that the link in advertising leads to
         * @description For everybody.
         */
        get: operations["askToUnsubscribe"];
        put?: never;
        /**
         * No more advertising by e-mail, with one click (RFC 8058)
         * @description For everybody.
         */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own notifications, newest first
         * @description An admin sees all, by `userId`, `status` and `channel`. `unread=true&count=true` counts the unread ones.
         *
         *     For: customer, admin.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark one as read
         * @description For: customer, admin.
         */
        patch: operations["readNotification"];
        trace?: never;
    };
    "/api/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all as read
         * @description For: customer, admin.
         */
        post: operations["readAllNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shop’s texts, their languages, and what data each takes
         * @description For: admin.
         */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/templates/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a text becomes; it is sent to nobody
         * @description For: admin.
         */
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was given up, newest first, with the reason
         * @description For: admin.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/dead-letters/all/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try all of them again
         * @description For: admin.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try one of them again, from its first try
         * @description For: admin.
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same, by the notification
         * @description For: admin.
         */
        post: operations["retryNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send words of your own, to a user or to one address
         * @description For: admin, service.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/send-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one of the shop’s texts
         * @description In `locale`, or else in the reader’s own. Data that the template does not show is dropped.
         *
         *     For: admin, service.
         */
        post: operations["sendTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Contact: {
            /** Format: uuid */
            userId: string;
            email: string;
            name: string;
            locale: string;
            emailVerified: boolean;
            /** @description Somebody of the account has shown that the address is theirs. */
            emailOwned: boolean;
            marketingConsent: boolean;
            version: number;
        };
        EndedTokens: {
            sessionIds: string[];
            tokenVersions: {
                /** Format: uuid */
                userId: string;
                version: number;
            }[];
        };
        /**
         * @example {
         *       "name": "Ada Byron",
         *       "line1": "1 Analytical Way",
         *       "city": "London",
         *       "postalCode": "N1 7AA",
         *       "country": "GB"
         *     }
         */
        PostalAddress: {
            /** @description One line without a web or e-mail address. */
            name: string;
            /** @description One line without a web or e-mail address. */
            line1: string;
            /** @description One line without a web or e-mail address. */
            line2?: string;
            /** @description One line without a web or e-mail address. */
            city: string;
            /** @description One line without a web or e-mail address. */
            region?: string;
            country: components["schemas"]["Country"];
            postalCode?: string;
            /** @description A telephone number as people write it, 3 to 40 characters, with at least 3 digits. */
            phone?: string;
        };
        /**
         * @example {
         *       "user": {
         *         "id": "01890a5d-ac96-774b-bcce-b302099a8061",
         *         "email": "ada@example.com",
         *         "name": "Ada Byron",
         *         "role": "customer",
         *         "locale": "en-GB",
         *         "emailVerified": true,
         *         "createdAt": "2026-01-31T09:30:00.000Z",
         *         "updatedAt": "2026-02-14T16:05:12.345Z"
         *       },
         *       "accessToken": "eyJhbGciOiJSUzI1NiIsImtpZCI6IjAwMDEifQ.e30.c2lnbmF0dXJl",
         *       "refreshToken": "01890a5d-ac96-774b-bcce-b302099a8061.1.c2VjcmV0",
         *       "tokenType": "Bearer",
         *       "expiresIn": 900,
         *       "deviceToken": "AYkKXayWd0u8zrMCCZqAYQGJCl2sl3dLvM6zAgmagGIgc2lnbmVkIGJ5IHRoZSBzaG9wIGFsb25lLCAzMiBieXQ"
         *     }
         */
        SignedIn: {
            user: {
                /** Format: uuid */
                id: string;
                email: string;
                name: string;
                /** @enum {string} */
                role: "customer" | "admin";
                locale: string;
                emailVerified: boolean;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
            };
            accessToken: string;
            /** @description Good for one exchange. */
            refreshToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Of the access token, in seconds. */
            expiresIn: number;
            /** @description To be sent as `X-Device-Token` at the next sign-in, for 90 days: failures elsewhere do not lock this device. It opens nothing. */
            deviceToken: string;
            /** @description Admins of this shop need a second factor: until it is set up, this session may do what a customer may. */
            mfaSetupRequired?: boolean;
        };
        CodeNeeded: {
            /** @enum {boolean} */
            mfaRequired: true;
            /** @description Good for five minutes at `POST /api/users/login/mfa`. */
            mfaToken: string;
        };
        Tokens: {
            accessToken: string;
            /** @description Good for one exchange. */
            refreshToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Of the access token, in seconds. */
            expiresIn: number;
        };
        Verdict: {
            /** @enum {boolean} */
            valid: true;
            user: {
                /** Format: uuid */
                id: string;
                email: string;
                /** @enum {string} */
                role: "customer" | "admin";
            };
            /** Format: date-time */
            expiresAt: string;
        } | {
            /** @enum {boolean} */
            valid: false;
            /** @enum {string} */
            reason: "expired" | "invalid" | "session-ended" | "user-disabled";
        };
        Session: {
            /** Format: uuid */
            id: string;
            userAgent: string | null;
            ip: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** @description It is the one that asks. */
            current: boolean;
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8061",
         *       "email": "ada@example.com",
         *       "name": "Ada Byron",
         *       "role": "customer",
         *       "locale": "en-GB",
         *       "emailVerified": true,
         *       "createdAt": "2026-01-31T09:30:00.000Z",
         *       "updatedAt": "2026-02-14T16:05:12.345Z",
         *       "marketingConsent": false,
         *       "mfaEnabled": false
         *     }
         */
        Profile: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "customer" | "admin";
            locale: string;
            emailVerified: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            marketingConsent: boolean;
            mfaEnabled: boolean;
        };
        PersonalData: {
            /** Format: date-time */
            exportedAt: string;
            services: {
                /** @enum {string} */
                service: "user-service" | "product-service" | "order-service" | "notification-service";
                /** @enum {string} */
                status: "done" | "pending";
            }[];
            /** @description By service; a service that is down is missing, and `services` says so. */
            data: {
                [key: string]: Record<string, never>;
            };
        };
        Erasure: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "done" | "pending";
            /** Format: date-time */
            requestedAt: string;
            services: {
                /** @enum {string} */
                service: "user-service" | "product-service" | "order-service" | "notification-service";
                /** @enum {string} */
                status: "done" | "pending";
                /** Format: date-time */
                doneAt?: string;
            }[];
        };
        MfaEnrolment: {
            /** @description In base32, for an authenticator that cannot scan. */
            secret: string;
            otpauthUri: string;
            /** @description The URI as a QR code, to be scanned. */
            qrSvg: string;
        };
        RecoveryCodes: {
            /** @description Ten; each is good once. They are shown now only. */
            recoveryCodes: string[];
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8062",
         *       "name": "Ada Byron",
         *       "line1": "1 Analytical Way",
         *       "city": "London",
         *       "postalCode": "N1 7AA",
         *       "country": "GB",
         *       "label": "Home",
         *       "isDefault": true
         *     }
         */
        Address: {
            /** Format: uuid */
            id: string;
            /** @description One line without a web or e-mail address. */
            name: string;
            /** @description One line without a web or e-mail address. */
            line1: string;
            /** @description One line without a web or e-mail address. */
            line2?: string;
            /** @description One line without a web or e-mail address. */
            city: string;
            /** @description One line without a web or e-mail address. */
            region?: string;
            country: components["schemas"]["Country"];
            postalCode?: string;
            /** @description A telephone number as people write it, 3 to 40 characters, with at least 3 digits. */
            phone?: string;
            label?: string;
            isDefault: boolean;
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8061",
         *       "email": "ada@example.com",
         *       "name": "Ada Byron",
         *       "role": "customer",
         *       "locale": "en-GB",
         *       "emailVerified": true,
         *       "createdAt": "2026-01-31T09:30:00.000Z",
         *       "updatedAt": "2026-02-14T16:05:12.345Z",
         *       "status": "active"
         *     }
         */
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "customer" | "admin";
            locale: string;
            emailVerified: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @enum {string} */
            status: "active" | "disabled";
        };
        AuditEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "registered" | "signed-in" | "sign-in-failed" | "locked" | "signed-out" | "session-ended" | "sessions-ended" | "refresh-token-reused" | "password-changed" | "password-reset-requested" | "password-reset" | "email-verified" | "mfa-enabled" | "mfa-disabled" | "mfa-reset" | "recovery-codes-renewed" | "recovery-code-used" | "role-changed" | "status-changed" | "data-exported" | "erased";
            /**
             * Format: uuid
             * @description Who did it, where it was somebody else.
             */
            actorId: string | null;
            userAgent: string | null;
            ip: string | null;
            requestId: string | null;
            details: {
                [key: string]: string;
            };
            /** Format: date-time */
            createdAt: string;
        };
        /** @enum {string} */
        Country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        /** @description What was refused and why (RFC 9457). Some have further members, such as `available`. */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            /** @description A sentence for people. */
            detail: string;
            /** @description For programs; it stays the same. */
            code: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        ImportReport: {
            lines: number;
            created: number;
            updated: number;
            unchanged: number;
            failed: number;
            /** @description Every bad line with all that is wrong with it. */
            errors: {
                line: number;
                errors: {
                    path: string;
                    message: string;
                }[];
            }[];
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8057",
         *       "slug": "glass-carafe",
         *       "name": "Glass carafe",
         *       "description": "A mouth-blown carafe with a cork ball that rolls aside as you pour.",
         *       "category": "mugs-and-glasses",
         *       "categoryPath": [
         *         "kitchen",
         *         "mugs-and-glasses"
         *       ],
         *       "status": "active",
         *       "images": [
         *         {
         *           "url": "/api/products/images/glass-carafe.svg",
         *           "alt": "A glass carafe of water"
         *         }
         *       ],
         *       "attributes": {
         *         "material": "Glass",
         *         "capacity": "1 l"
         *       },
         *       "price": {
         *         "amount": 3400,
         *         "currency": "USD"
         *       },
         *       "variants": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8058",
         *           "sku": "CAR-GLS-1L",
         *           "name": "Glass carafe",
         *           "options": {},
         *           "price": {
         *             "amount": 3400,
         *             "currency": "USD"
         *           },
         *           "stock": 62,
         *           "available": 60
         *         }
         *       ],
         *       "stock": 62,
         *       "available": 60,
         *       "rating": {
         *         "average": 4.7,
         *         "count": 12
         *       },
         *       "version": 3,
         *       "createdAt": "2026-01-31T09:30:00.000Z",
         *       "updatedAt": "2026-02-14T16:05:12.345Z"
         *     }
         */
        Product: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            description: string;
            /** @description A slug. */
            category: string;
            /** @description Slugs from the root to the category. */
            categoryPath: string[];
            /** @enum {string} */
            status: "active" | "draft" | "archived";
            images: {
                url: string;
                alt: string;
            }[];
            attributes: {
                [key: string]: string;
            };
            /** @description The lowest of its variants. */
            price: {
                amount: number;
                currency: string;
            };
            variants: {
                /** Format: uuid */
                id: string;
                sku: string;
                name: string;
                options: {
                    [key: string]: string;
                };
                price: components["schemas"]["Money"];
                compareAtPrice?: components["schemas"]["Money"];
                /** @description On hand. */
                stock: number;
                /** @description On hand less what is reserved. */
                available: number;
            }[];
            /** @description On hand. */
            stock: number;
            /** @description On hand less what is reserved. */
            available: number;
            rating?: {
                average: number;
                count: number;
            };
            /** @description The ETag that admins get, for `If-Match`. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Facets: {
            categories: {
                slug: string;
                name: string;
                count: number;
            }[];
            prices: {
                from: number;
                /** @description Not counted in; null where it has no end. */
                to: number | null;
                count: number;
            }[];
            attributes: {
                [key: string]: {
                    value: string;
                    count: number;
                }[];
            };
            /** @description The counts were estimated from a sample. */
            approximate?: boolean;
        };
        Review: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            productId: string;
            rating: number;
            title?: string;
            body: string;
            verifiedPurchase: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        StockAlert: {
            /** Format: uuid */
            productId: string;
            /** Format: uuid */
            variantId?: string;
        };
        Category: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            /** Format: uuid */
            parentId: string | null;
            /** @description Active products in it and in all below it. */
            productCount: number;
            children: components["schemas"]["Category"][];
        };
        Movement: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            productId: string;
            /** Format: uuid */
            variantId: string;
            delta: number;
            /** @enum {string} */
            kind: "load" | "adjustment" | "sale" | "restock";
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            orderId: string | null;
            /** @description A person’s id, a service’s name, `seed`, or `erased` where it was a person who is gone. */
            actor: string;
        };
        Reservation: {
            /** Format: uuid */
            orderId: string;
            /** @enum {string} */
            status: "held" | "committed" | "released" | "expired" | "restocked";
            /** Format: date-time */
            reservedUntil: string;
            items: {
                /** Format: uuid */
                variantId: string;
                quantity: number;
            }[];
        };
        SellableVariant: {
            /** Format: uuid */
            variantId: string;
            /** Format: uuid */
            productId: string;
            sku: string;
            name: string;
            options: {
                [key: string]: string;
            };
            image: {
                url: string;
                alt: string;
            } | null;
            /** @description Slugs, the nearest first. */
            categories: string[];
            price: components["schemas"]["Money"];
            available: number;
            sellable: boolean;
        };
        PersonalPurchase: {
            /** Format: uuid */
            productId: string;
        };
        PersonalStockAlert: {
            /** Format: uuid */
            productId: string;
            /**
             * Format: uuid
             * @description Null where any variant will do.
             */
            variantId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        PersonalMovement: {
            /** Format: uuid */
            productId: string;
            /** Format: uuid */
            variantId: string;
            delta: number;
            /** @enum {string} */
            kind: "load" | "adjustment" | "sale" | "restock";
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "amount": 1999,
         *       "currency": "USD"
         *     }
         */
        Money: {
            amount: number;
            currency: string;
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8061",
         *       "items": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
         *           "productId": "01890a5d-ac96-774b-bcce-b302099a8057",
         *           "variantId": "01890a5d-ac96-774b-bcce-b302099a8058",
         *           "sku": "CAR-GLS-1L",
         *           "name": "Glass carafe",
         *           "options": {},
         *           "image": {
         *             "url": "/api/products/images/glass-carafe.svg",
         *             "alt": "A glass carafe of water"
         *           },
         *           "unitPrice": {
         *             "amount": 3400,
         *             "currency": "USD"
         *           },
         *           "quantity": 2,
         *           "lineTotal": {
         *             "amount": 6800,
         *             "currency": "USD"
         *           },
         *           "available": 60,
         *           "issues": []
         *         }
         *       ],
         *       "itemCount": 2,
         *       "subtotal": {
         *         "amount": 6800,
         *         "currency": "USD"
         *       },
         *       "discount": {
         *         "amount": 0,
         *         "currency": "USD"
         *       },
         *       "shipping": {
         *         "amount": 499,
         *         "currency": "USD"
         *       },
         *       "tax": {
         *         "amount": 0,
         *         "currency": "USD"
         *       },
         *       "taxIncluded": false,
         *       "taxes": [],
         *       "total": {
         *         "amount": 7299,
         *         "currency": "USD"
         *       },
         *       "updatedAt": "2026-02-14T16:05:12.345Z",
         *       "version": 1
         *     }
         */
        Cart: {
            /**
             * Format: uuid
             * @description Null as long as nobody has put anything into it.
             */
            id: string | null;
            items: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                productId: string;
                /** Format: uuid */
                variantId: string;
                sku: string;
                name: string;
                options: {
                    [key: string]: string;
                };
                image?: {
                    url: string;
                    alt: string;
                };
                unitPrice: components["schemas"]["Money"];
                quantity: number;
                lineTotal: components["schemas"]["Money"];
                discount?: components["schemas"]["Money"];
                /** @description Null when the catalogue did not answer. */
                available: number | null;
                issues: ("price-changed" | "insufficient-stock" | "unavailable")[];
            }[];
            itemCount: number;
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** @description The prices hold the tax, so the total does not add it. */
            taxIncluded: boolean;
            /** @description By rate, adding up to `tax`; left out of an older order of which only the sum is known. */
            taxes?: {
                name: string;
                basisPoints: number;
                amount: components["schemas"]["Money"];
            }[];
            /** @description Part of the total: what it was rounded by to what can be charged in the currency. Left out where it is zero. */
            rounding?: {
                amount: number;
                currency: string;
            };
            total: components["schemas"]["Money"];
            coupon?: {
                code: string;
                /** @description Per cent where they are whole, or an amount for a fixed one; nothing for free shipping. */
                value?: number | components["schemas"]["Money"];
                /** @description A percentage in hundredths of a per cent. */
                basisPoints?: number;
                /** @enum {string} */
                type?: "percent" | "fixed" | "free-shipping";
                applied: boolean;
                /**
                 * @description Why it is not good for this cart now.
                 * @enum {string}
                 */
                reason?: "unknown" | "not-started" | "ended" | "used-up" | "used-by-customer" | "currency" | "min-subtotal" | "shipping-method";
            };
            /** @description The catalogue did not answer, so prices are those of before. */
            stale?: boolean;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description A guest sends it as `X-Cart-Token`. */
            cartToken?: string;
        };
        ShippingMethod: {
            code: string;
            name: string;
            price: components["schemas"]["Money"];
        };
        Sales: {
            from: string;
            to: string;
            timezone: string;
            currency: string;
            orders: number;
            revenue: components["schemas"]["Money"];
            grossRevenue: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            netRevenue: components["schemas"]["Money"];
            average: components["schemas"]["Money"];
            data: {
                date: string;
                orders: number;
                revenue: components["schemas"]["Money"];
                grossRevenue: components["schemas"]["Money"];
                refunded: components["schemas"]["Money"];
                netRevenue: components["schemas"]["Money"];
                average: components["schemas"]["Money"];
                topProducts: {
                    /** Format: uuid */
                    productId: string;
                    name: string;
                    quantity: number;
                    revenue: components["schemas"]["Money"];
                }[];
            }[];
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8060",
         *       "number": "2026-000123",
         *       "userId": "01890a5d-ac96-774b-bcce-b302099a8061",
         *       "email": "ada@example.com",
         *       "status": "confirmed",
         *       "paymentStatus": "authorized",
         *       "paymentMethod": "manual",
         *       "payments": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8060",
         *           "provider": "manual",
         *           "amount": {
         *             "amount": 7299,
         *             "currency": "USD"
         *           },
         *           "status": "authorized",
         *           "reference": null,
         *           "refunded": {
         *             "amount": 0,
         *             "currency": "USD"
         *           },
         *           "disputes": []
         *         }
         *       ],
         *       "items": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
         *           "productId": "01890a5d-ac96-774b-bcce-b302099a8057",
         *           "variantId": "01890a5d-ac96-774b-bcce-b302099a8058",
         *           "sku": "CAR-GLS-1L",
         *           "name": "Glass carafe",
         *           "options": {},
         *           "image": {
         *             "url": "/api/products/images/glass-carafe.svg",
         *             "alt": "A glass carafe of water"
         *           },
         *           "unitPrice": {
         *             "amount": 3400,
         *             "currency": "USD"
         *           },
         *           "quantity": 2,
         *           "lineTotal": {
         *             "amount": 6800,
         *             "currency": "USD"
         *           },
         *           "discount": {
         *             "amount": 0,
         *             "currency": "USD"
         *           },
         *           "tax": {
         *             "amount": 0,
         *             "currency": "USD"
         *           }
         *         }
         *       ],
         *       "subtotal": {
         *         "amount": 6800,
         *         "currency": "USD"
         *       },
         *       "discount": {
         *         "amount": 0,
         *         "currency": "USD"
         *       },
         *       "shipping": {
         *         "amount": 499,
         *         "currency": "USD"
         *       },
         *       "tax": {
         *         "amount": 0,
         *         "currency": "USD"
         *       },
         *       "taxIncluded": false,
         *       "taxes": [],
         *       "total": {
         *         "amount": 7299,
         *         "currency": "USD"
         *       },
         *       "shippingAddress": {
         *         "name": "Ada Byron",
         *         "line1": "1 Analytical Way",
         *         "city": "London",
         *         "postalCode": "N1 7AA",
         *         "country": "GB"
         *       },
         *       "billingAddress": {
         *         "name": "Ada Byron",
         *         "line1": "1 Analytical Way",
         *         "city": "London",
         *         "postalCode": "N1 7AA",
         *         "country": "GB"
         *       },
         *       "shippingMethod": "standard",
         *       "createdAt": "2026-02-14T16:05:12.345Z",
         *       "updatedAt": "2026-02-14T16:05:12.412Z",
         *       "version": 2
         *     }
         */
        PlacedOrder: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            userId: string | null;
            /** @description Null when the buyer was erased. */
            email: string | null;
            /** @enum {string} */
            status: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned" | "failed";
            /** @enum {string} */
            paymentStatus: "unpaid" | "authorized" | "paid" | "partially-refunded" | "refunded" | "voided" | "disputed" | "failed";
            paymentMethod: string;
            payments: components["schemas"]["Payment"][];
            items: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                productId: string;
                /** Format: uuid */
                variantId: string;
                sku: string;
                name: string;
                options: {
                    [key: string]: string;
                };
                image?: {
                    url: string;
                    alt: string;
                };
                unitPrice: components["schemas"]["Money"];
                quantity: number;
                lineTotal: components["schemas"]["Money"];
                discount: components["schemas"]["Money"];
                tax: components["schemas"]["Money"];
                refundedQuantity?: number;
                returnedQuantity?: number;
                /** @description Units that are back in stock. */
                restockedQuantity?: number;
                /** @description Units that were lost: no later step puts them back in stock. */
                writtenOffQuantity?: number;
            }[];
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** @description The prices hold the tax, so the total does not add it. */
            taxIncluded: boolean;
            /** @description By rate, adding up to `tax`; left out of an older order of which only the sum is known. */
            taxes?: {
                name: string;
                basisPoints: number;
                amount: components["schemas"]["Money"];
            }[];
            /** @description Part of the total: what it was rounded by to what can be charged in the currency. Left out where it is zero. */
            rounding?: {
                amount: number;
                currency: string;
            };
            total: components["schemas"]["Money"];
            refunded?: components["schemas"]["Money"];
            coupon?: string;
            /**
             * Format: date-time
             * @description Until when it waits to be paid.
             */
            paymentDueAt?: string;
            shippingAddress: components["schemas"]["PostalAddress"];
            billingAddress: components["schemas"]["PostalAddress"];
            shippingMethod: string;
            note?: string;
            trackingNumber?: string;
            carrier?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description The ETag, for `If-Match`. */
            version: number;
            /** @description A guest reads the order with it, as `X-Order-Token`. */
            orderToken?: string;
            /** @description What the buyer pays with, in the terms of the provider, when the order still waits to be paid. */
            payment?: {
                provider: string;
            };
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8060",
         *       "number": "2026-000123",
         *       "userId": "01890a5d-ac96-774b-bcce-b302099a8061",
         *       "email": "ada@example.com",
         *       "status": "confirmed",
         *       "paymentStatus": "authorized",
         *       "paymentMethod": "manual",
         *       "payments": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8060",
         *           "provider": "manual",
         *           "amount": {
         *             "amount": 7299,
         *             "currency": "USD"
         *           },
         *           "status": "authorized",
         *           "reference": null,
         *           "refunded": {
         *             "amount": 0,
         *             "currency": "USD"
         *           },
         *           "disputes": []
         *         }
         *       ],
         *       "items": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
         *           "productId": "01890a5d-ac96-774b-bcce-b302099a8057",
         *           "variantId": "01890a5d-ac96-774b-bcce-b302099a8058",
         *           "sku": "CAR-GLS-1L",
         *           "name": "Glass carafe",
         *           "options": {},
         *           "image": {
         *             "url": "/api/products/images/glass-carafe.svg",
         *             "alt": "A glass carafe of water"
         *           },
         *           "unitPrice": {
         *             "amount": 3400,
         *             "currency": "USD"
         *           },
         *           "quantity": 2,
         *           "lineTotal": {
         *             "amount": 6800,
         *             "currency": "USD"
         *           },
         *           "discount": {
         *             "amount": 0,
         *             "currency": "USD"
         *           },
         *           "tax": {
         *             "amount": 0,
         *             "currency": "USD"
         *           }
         *         }
         *       ],
         *       "subtotal": {
         *         "amount": 6800,
         *         "currency": "USD"
         *       },
         *       "discount": {
         *         "amount": 0,
         *         "currency": "USD"
         *       },
         *       "shipping": {
         *         "amount": 499,
         *         "currency": "USD"
         *       },
         *       "tax": {
         *         "amount": 0,
         *         "currency": "USD"
         *       },
         *       "taxIncluded": false,
         *       "taxes": [],
         *       "total": {
         *         "amount": 7299,
         *         "currency": "USD"
         *       },
         *       "shippingAddress": {
         *         "name": "Ada Byron",
         *         "line1": "1 Analytical Way",
         *         "city": "London",
         *         "postalCode": "N1 7AA",
         *         "country": "GB"
         *       },
         *       "billingAddress": {
         *         "name": "Ada Byron",
         *         "line1": "1 Analytical Way",
         *         "city": "London",
         *         "postalCode": "N1 7AA",
         *         "country": "GB"
         *       },
         *       "shippingMethod": "standard",
         *       "createdAt": "2026-02-14T16:05:12.345Z",
         *       "updatedAt": "2026-02-14T16:05:12.412Z",
         *       "version": 2
         *     }
         */
        Order: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            userId: string | null;
            /** @description Null when the buyer was erased. */
            email: string | null;
            /** @enum {string} */
            status: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned" | "failed";
            /** @enum {string} */
            paymentStatus: "unpaid" | "authorized" | "paid" | "partially-refunded" | "refunded" | "voided" | "disputed" | "failed";
            paymentMethod: string;
            payments: components["schemas"]["Payment"][];
            items: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                productId: string;
                /** Format: uuid */
                variantId: string;
                sku: string;
                name: string;
                options: {
                    [key: string]: string;
                };
                image?: {
                    url: string;
                    alt: string;
                };
                unitPrice: components["schemas"]["Money"];
                quantity: number;
                lineTotal: components["schemas"]["Money"];
                discount: components["schemas"]["Money"];
                tax: components["schemas"]["Money"];
                refundedQuantity?: number;
                returnedQuantity?: number;
                /** @description Units that are back in stock. */
                restockedQuantity?: number;
                /** @description Units that were lost: no later step puts them back in stock. */
                writtenOffQuantity?: number;
            }[];
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** @description The prices hold the tax, so the total does not add it. */
            taxIncluded: boolean;
            /** @description By rate, adding up to `tax`; left out of an older order of which only the sum is known. */
            taxes?: {
                name: string;
                basisPoints: number;
                amount: components["schemas"]["Money"];
            }[];
            /** @description Part of the total: what it was rounded by to what can be charged in the currency. Left out where it is zero. */
            rounding?: {
                amount: number;
                currency: string;
            };
            total: components["schemas"]["Money"];
            refunded?: components["schemas"]["Money"];
            coupon?: string;
            /**
             * Format: date-time
             * @description Until when it waits to be paid.
             */
            paymentDueAt?: string;
            shippingAddress: components["schemas"]["PostalAddress"];
            billingAddress: components["schemas"]["PostalAddress"];
            shippingMethod: string;
            note?: string;
            trackingNumber?: string;
            carrier?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description The ETag, for `If-Match`. */
            version: number;
        };
        Payment: {
            /** Format: uuid */
            id: string;
            provider: string;
            /** @description What was received, or is to be. */
            amount: {
                amount: number;
                currency: string;
            };
            /** @enum {string} */
            status: "unpaid" | "processing" | "authorized" | "paid" | "partially-refunded" | "refunded" | "disputed" | "voided" | "failed";
            /** @description The name that the provider has for it. */
            reference: string | null;
            refunded: components["schemas"]["Money"];
            disputes: {
                /** Format: uuid */
                id: string;
                amount: components["schemas"]["Money"];
                /** @enum {string} */
                status: "inquiry" | "inquiry-closed" | "open" | "won" | "lost";
                reason?: string;
            }[];
        };
        OrderEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "status" | "payment" | "stock" | "refund" | "dispute" | "return" | "mail";
            /** @description What has come to be, such as `confirmed`, `paid` or `sold`. */
            status: string;
            note?: string;
            /** @description Why an order failed. */
            reason?: string;
            trackingNumber?: string;
            carrier?: string;
            /** Format: uuid */
            refundId?: string;
            /** Format: uuid */
            returnId?: string;
            amount?: components["schemas"]["Money"];
            actor: {
                /** @enum {string} */
                role: "customer" | "guest" | "admin" | "service";
                /** @description Which admin, an admin alone is told; null when it was a person who was erased. */
                id?: string | null;
            };
            requestId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Refund: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            amount: components["schemas"]["Money"];
            /** @description The tax in the amount; all refunds of what was paid have the tax in it. */
            tax: {
                amount: number;
                currency: string;
            };
            items: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** @description Null when the buyer was erased. */
            reason: string | null;
            restock: boolean;
            /** @description What this puts back in stock. */
            restocked: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Return: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** @enum {string} */
            status: "requested" | "approved" | "rejected";
            items: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** @description Null when the buyer was erased. */
            reason: string | null;
            note?: string;
            /** @description What this puts back in stock. */
            restocked?: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            decidedAt?: string;
        };
        MadeRefund: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            amount: components["schemas"]["Money"];
            /** @description The tax in the amount; all refunds of what was paid have the tax in it. */
            tax: {
                amount: number;
                currency: string;
            };
            items: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** @description Null when the buyer was erased. */
            reason: string | null;
            restock: boolean;
            /** @description What this puts back in stock. */
            restocked: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            order: components["schemas"]["Order"];
        };
        PaymentAttention: {
            /**
             * Format: uuid
             * @description Null, as all of the order, where the order that was paid is not here.
             */
            orderId: string | null;
            number: string | null;
            /** @enum {string} */
            reason: "refund-failed" | "payment-lost" | "refunded-unshipped" | "partly-captured" | "disputed" | "inquiry" | "money-of-cancelled-order" | "payment-without-order";
            amount: components["schemas"]["Money"];
            status: ("pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned" | "failed") | null;
            paymentStatus: ("unpaid" | "authorized" | "paid" | "partially-refunded" | "refunded" | "voided" | "disputed" | "failed") | null;
            provider: string;
            /** @description The name that the provider has for the payment. */
            reference: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        Promotion: {
            /** Format: uuid */
            id: string;
            code: string;
            /** @description Per cent where they are whole, or an amount for a fixed one; nothing for free shipping. */
            value?: number | components["schemas"]["Money"];
            /** @description A percentage in hundredths of a per cent. */
            basisPoints?: number;
            /** @enum {string} */
            type: "percent" | "fixed" | "free-shipping";
            minSubtotal?: components["schemas"]["Money"];
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            usageLimit?: number;
            perCustomerLimit?: number;
            /** @description What free shipping is for; all where it is left out. */
            shippingMethods?: string[];
            /** @description It was removed after it had been used: it stays, good for nothing. */
            archived: boolean;
            /** Format: date-time */
            archivedAt?: string;
            /** @description Orders that have used it and not given their use back. */
            used: number;
            /** @description The ETag, for `If-Match`. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PersonalCart: {
            items: {
                /** Format: uuid */
                productId: string;
                /** Format: uuid */
                variantId: string;
                sku: string;
                name: string;
                quantity: number;
                unitPrice: components["schemas"]["Money"];
            }[];
            coupon?: string;
            /** Format: date-time */
            updatedAt: string;
        };
        KnownContact: {
            /** Format: uuid */
            userId: string;
            email: string;
            name: string;
            locale: string;
            emailVerified: boolean;
            marketingConsent: boolean;
            version: number;
        };
        /** @description Whether it comes, by kind and channel. */
        Preferences: {
            security: {
                email: boolean;
                "in-app": boolean;
            };
            orders: {
                email: boolean;
                "in-app": boolean;
            };
            stock: {
                email: boolean;
                "in-app": boolean;
            };
            marketing: {
                email: boolean;
                "in-app": boolean;
            };
        };
        PersonalNotification: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId?: string;
            /** @description An address of the channel; for in-app, the id of the user. */
            to: string;
            /** @enum {string} */
            channel: "email" | "sms" | "webhook" | "in-app";
            template?: string;
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "failed" | "read";
            attempts: number;
            /** @description Why it has not left yet, or never will. */
            lastError?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            readAt?: string;
            text: string;
        };
        Template: {
            /** @enum {string} */
            name: "welcome" | "verify-email" | "reset-password" | "password-changed" | "account-locked" | "mfa-enabled" | "mfa-disabled" | "mfa-reset" | "recovery-codes-renewed" | "recovery-code-used" | "account-erased" | "low-stock" | "back-in-stock" | "order-confirmed" | "order-shipped" | "order-delivered" | "order-cancelled" | "order-refunded" | "order-return-requested" | "order-payment-processing" | "order-payment-failed" | "payment-attention" | "payment-disputed" | "cart-abandoned" | "review-request";
            locales: string[];
            data: {
                name: string;
                required: boolean;
            }[];
        };
        Rendered: {
            subject: string;
            text: string;
            html: string;
        };
        /**
         * @example {
         *       "id": "01890a5d-ac96-774b-bcce-b302099a8063",
         *       "userId": "01890a5d-ac96-774b-bcce-b302099a8061",
         *       "to": "ada@example.com",
         *       "channel": "email",
         *       "template": "order-confirmed",
         *       "subject": "Your order 2026-000123",
         *       "status": "sent",
         *       "attempts": 1,
         *       "createdAt": "2026-02-14T16:05:12.412Z",
         *       "sentAt": "2026-02-14T16:05:13.007Z"
         *     }
         */
        Notification: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId?: string;
            /** @description An address of the channel; for in-app, the id of the user. */
            to: string;
            /** @enum {string} */
            channel: "email" | "sms" | "webhook" | "in-app";
            template?: string;
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "failed" | "read";
            attempts: number;
            /** @description Why it has not left yet, or never will. */
            lastError?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            readAt?: string;
        };
    };
    responses: {
        /** @description `token-missing`, `token-invalid`, `token-expired`, `session-ended` */
        Problem401: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "token-missing" | "token-invalid" | "token-expired" | "session-ended";
                };
            };
        };
        /** @description `forbidden` */
        Problem403: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `body-too-large` */
        Problem413: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description `unsupported-media-type` */
        Problem415: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description `idempotency-key-reused` */
        Problem422: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "idempotency-key-reused";
                };
            };
        };
        /** @description `rate-limited` */
        Problem429: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "rate-limited";
                };
            };
        };
        /** @description `internal-error` */
        Problem500: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "internal-error";
                };
            };
        };
        /** @description `service-unavailable` */
        Problem503: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "service-unavailable";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Of this request, in every log line about it; `X-Request-Id` of the request when that is sane. */
        RequestId: string;
        /** @description When to come back, in seconds. */
        RetryAfter: number;
        /** @description How to sign in (RFC 6750). */
        Authenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readPublicKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All keys that tokens are signed with now, or were a while ago. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Strong. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: Record<string, never>[];
                    };
                };
            };
            /** @description They are the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery",
                 *       "name": "Ada Byron",
                 *       "locale": "en-GB"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                    /** @description One line without a web or e-mail address. */
                    name: string;
                    /** @default en */
                    locale?: string;
                };
            };
        };
        responses: {
            /** @description Registered and signed in. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `email-taken`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "email-taken" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            /** @description `too-many-mails`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-mails" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `deviceToken` of an earlier sign-in: this device has a count of failures of its own. */
                "X-Device-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in, or a code is needed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"] | components["schemas"]["CodeNeeded"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `invalid-credentials` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-credentials";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    completeSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `deviceToken` of an earlier sign-in: this device has a count of failures of its own. */
                "X-Device-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mfaToken": "01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    mfaToken: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `token-invalid`, `invalid-code`, `invalid-credentials` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token-invalid" | "invalid-code" | "invalid-credentials";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "01890a5d-ac96-774b-bcce-b302099a8057.1.c2VjcmV0"
                 *     }
                 */
                "application/json": {
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description New tokens. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `token-invalid`, `token-reused` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token-invalid" | "token-reused";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Whether, and whose it is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "everywhere": true
                 *     }
                 */
                "application/json": {
                    /** @default false */
                    everywhere?: boolean;
                };
            };
        };
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /** @description `session-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery",
                 *       "newPassword": "battery staple correct"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Device token of this device; all earlier ones are void. */
                    "X-Device-Token"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description A mail is on its way, if there is somebody to get it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "accepted";
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0",
                 *       "newPassword": "battery staple correct"
                 *     }
                 */
                "application/json": {
                    token: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Set. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Device token of this device; all earlier ones are void. */
                    "X-Device-Token"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token-invalid" | "invalid-request";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0"
                 *     }
                 */
                "application/json": {
                    token: string;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Verified. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token-invalid" | "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A mail is on its way, if there is somebody to get it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "accepted";
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /** @description `email-already-verified` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "email-already-verified";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `too-many-mails`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-mails" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The own profile. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    eraseAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account is gone; the services are at it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where an admin sees how far it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /** @description `last-admin` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last-admin";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "marketingConsent": true
                 *     }
                 */
                "application/json": {
                    /** @description One line without a web or e-mail address. */
                    name?: string;
                    locale?: string;
                    marketingConsent?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By service. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalData"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAddresses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Address"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Home",
                 *       "name": "Ada Byron",
                 *       "line1": "1 Analytical Way",
                 *       "city": "London",
                 *       "postalCode": "N1 7AA",
                 *       "country": "GB",
                 *       "isDefault": true
                 *     }
                 */
                "application/json": {
                    /** @description One line without a web or e-mail address. */
                    name: string;
                    /** @description One line without a web or e-mail address. */
                    line1: string;
                    /**
                     * @description One line without a web or e-mail address.
                     * @default null
                     */
                    line2?: string | null;
                    /** @description One line without a web or e-mail address. */
                    city: string;
                    /**
                     * @description One line without a web or e-mail address.
                     * @default null
                     */
                    region?: string | null;
                    country: components["schemas"]["Country"];
                    postalCode?: (string | null) | string;
                    /**
                     * @description A telephone number as people write it, 3 to 40 characters, with at least 3 digits.
                     * @default null
                     */
                    phone?: string | null;
                    /**
                     * @description One line without a web or e-mail address.
                     * @default null
                     */
                    label?: string | null;
                    /** @default false */
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where it is. */
                    Location?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Address"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /** @description `too-many-addresses`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-addresses" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /** @description `address-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "address-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "line2": "Second floor",
                 *       "phone": null
                 *     }
                 */
                "application/json": {
                    /** @description One line without a web or e-mail address. */
                    name?: string;
                    /** @description One line without a web or e-mail address. */
                    line1?: string;
                    /** @description One line without a web or e-mail address. */
                    line2?: string | null;
                    /** @description One line without a web or e-mail address. */
                    city?: string;
                    /** @description One line without a web or e-mail address. */
                    region?: string | null;
                    /** @description One line without a web or e-mail address. */
                    postalCode?: string | null;
                    country?: components["schemas"]["Country"];
                    /** @description A telephone number as people write it, 3 to 40 characters, with at least 3 digits. */
                    phone?: string | null;
                    /** @description One line without a web or e-mail address. */
                    label?: string | null;
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Address"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /** @description `address-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "address-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setUpMfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description To be scanned. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MfaEnrolment"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `email-not-verified`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "email-not-verified" | "forbidden";
                    };
                };
            };
            /** @description `mfa-already-enabled` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-already-enabled";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    enableMfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    code: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description It is on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `invalid-code`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "invalid-code" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `email-not-verified`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "email-not-verified" | "forbidden";
                    };
                };
            };
            /** @description `mfa-not-set-up`, `mfa-already-enabled` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-not-set-up" | "mfa-already-enabled";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    code: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description The new ones. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `invalid-code`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "invalid-code" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    disableMfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    code: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description It is off. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `invalid-credentials`, `invalid-code`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "invalid-credentials" | "invalid-code" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `account-locked`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account-locked" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                q?: string;
                role?: "customer" | "admin";
                status?: "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["User"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `erasure-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "erasure-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEvent"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `user-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `user-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is meant for. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "disabled"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    role?: "customer" | "admin";
                    /** @enum {string} */
                    status?: "active" | "disabled";
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `user-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `last-admin` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last-admin";
                    };
                };
            };
            /** @description `version-mismatch` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSessionsOfUser: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `user-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endSessionsOfUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `user-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resetMfa: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is off. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `session-ended`, `token-missing`, `token-invalid`, `token-expired` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session-ended" | "token-missing" | "token-invalid" | "token-expired";
                    };
                };
            };
            /** @description `mfa-required`, `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mfa-required" | "forbidden";
                    };
                };
            };
            /** @description `user-not-found`, `mfa-not-enabled`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "mfa-not-enabled" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readPicture: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Weak. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description It is the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            /** @description `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route-not-found";
                    };
                };
            };
            /** @description `version-mismatch` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                q?: string;
                category?: string;
                minPrice?: number;
                maxPrice?: number;
                inStock?: boolean;
                ids?: string;
                sort?: "newest" | "price" | "-price" | "name" | "-name" | "relevance";
                facets?: boolean;
                status?: "active" | "draft" | "archived";
            };
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    /** @description Strong. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Product"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                        facets?: components["schemas"]["Facets"];
                    };
                };
            };
            /** @description It is the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Enamel jug",
                 *       "description": "Holds a litre and a half.",
                 *       "category": "mugs-and-glasses",
                 *       "sku": "JUG-ENM",
                 *       "price": {
                 *         "amount": 2900,
                 *         "currency": "USD"
                 *       },
                 *       "stock": 40
                 *     }
                 */
                "application/json": {
                    slug?: string;
                    name: string;
                    /** @default  */
                    description?: string;
                    category: string;
                    /**
                     * @default active
                     * @enum {string}
                     */
                    status?: "active" | "draft" | "archived";
                    /** @default [] */
                    images?: {
                        url: string;
                        /** @default  */
                        alt?: string;
                    }[];
                    /** @default {} */
                    attributes?: {
                        [key: string]: string;
                    };
                    variants?: {
                        sku: string;
                        name?: string;
                        /** @default {} */
                        options?: {
                            [key: string]: string;
                        };
                        price: components["schemas"]["Money"];
                        compareAtPrice?: components["schemas"]["Money"];
                        /** @default 0 */
                        stock?: number;
                    }[];
                    sku?: string;
                    price?: components["schemas"]["Money"];
                    compareAtPrice?: components["schemas"]["Money"];
                    stock?: number;
                };
            };
        };
        responses: {
            /** @description It is there. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `slug-taken`, `sku-taken`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "slug-taken" | "sku-taken" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCategoryProducts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                q?: string;
                category?: string;
                minPrice?: number;
                maxPrice?: number;
                inStock?: boolean;
                ids?: string;
                sort?: "newest" | "price" | "-price" | "name" | "-name" | "relevance";
                facets?: boolean;
                status?: "active" | "draft" | "archived";
            };
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path: {
                category: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    /** @description Strong. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Product"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                        facets?: components["schemas"]["Facets"];
                    };
                };
            };
            /** @description It is the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `category-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "category-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Strong. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description It is the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    archiveProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is meant for. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sold no more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `version-mismatch` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is meant for. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Holds a litre and a half, and keeps it cool."
                 *     }
                 */
                "application/json": {
                    slug?: string;
                    name?: string;
                    description?: string;
                    category?: string;
                    /** @enum {string} */
                    status?: "active" | "draft" | "archived";
                    images?: {
                        url: string;
                        /** @default  */
                        alt?: string;
                    }[];
                    attributes?: {
                        [key: string]: string;
                    };
                    variants?: {
                        /** Format: uuid */
                        id?: string;
                        sku?: string;
                        name?: string;
                        options?: {
                            [key: string]: string;
                        };
                        price?: components["schemas"]["Money"];
                        compareAtPrice?: {
                            amount: number;
                            currency: string;
                        } | null;
                        position?: number;
                        stock?: number;
                    }[];
                    sku?: string;
                    price?: components["schemas"]["Money"];
                    compareAtPrice?: {
                        amount: number;
                        currency: string;
                    } | null;
                    stock?: unknown;
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `slug-taken`, `sku-taken` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "slug-taken" | "sku-taken";
                    };
                };
            };
            /** @description `version-mismatch` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listReviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    /** @description Strong. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Review"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description It is the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    writeReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rating": 5,
                 *       "title": "A pleasure",
                 *       "body": "It pours without a drop on the table."
                 *     }
                 */
                "application/json": {
                    rating: number;
                    title?: string;
                    body: string;
                };
            };
        };
        responses: {
            /** @description It is there for all to read. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `already-reviewed`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already-reviewed" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askForStockAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "variantId": "01890a5d-ac96-774b-bcce-b302099a8057"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    variantId?: string;
                };
            };
        };
        responses: {
            /** @description It was noted already. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAlert"];
                };
            };
            /** @description It is noted. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAlert"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `in-stock` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "in-stock";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Strong. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Category"][];
                    };
                };
            };
            /** @description It is the same. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Jugs",
                 *       "slug": "jugs"
                 *     }
                 */
                "application/json": {
                    slug?: string;
                    name: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    parentId?: string | null;
                };
            };
        };
        responses: {
            /** @description It is there. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `slug-taken`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "slug-taken" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `category-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "category-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `category-not-empty` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "category-not-empty";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Jugs and carafes"
                 *     }
                 */
                "application/json": {
                    slug?: string;
                    name?: string;
                    /** Format: uuid */
                    parentId?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now, with all below it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `category-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "category-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `slug-taken`, `category-cycle` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "slug-taken" | "category-cycle";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": -2,
                 *       "reason": "Broken in the warehouse."
                 *     }
                 */
                "application/json": {
                    delta?: number;
                    stock?: number;
                    /** Format: uuid */
                    variantId?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The product as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `product-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `insufficient-stock`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient-stock" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMovements: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                productId: string;
                variantId?: string;
                kind?: "load" | "adjustment" | "sale" | "restock";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Movement"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importProducts: {
        parameters: {
            query?: {
                /** @description Sets the stock of variants that are there already. Without it, it is left alone. */
                stock?: "set";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"name":"Enamel mug","category":"mugs-and-glasses","variants":[{"sku":"MUG-ENM","price":{"amount":1200,"currency":"USD"},"stock":50}]} */
                "application/x-ndjson": string;
                /**
                 * @example name,category,sku,price,currency,stock
                 *     Enamel mug,mugs-and-glasses,MUG-ENM,1200,USD,50
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                    "application/x-ndjson": components["schemas"]["ImportReport"];
                };
            };
            /** @description `body-incomplete`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body-incomplete" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `too-many-imports`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-imports" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportProducts: {
        parameters: {
            query?: {
                format?: "ndjson" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readCart: {
        parameters: {
            query?: {
                country?: components["schemas"]["Country"];
                shippingMethod?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `total-too-large` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "total-too-large";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    emptyCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The empty cart. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addCartItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whom the `Idempotency-Key` belongs to while there is no token: 16 to 128 random characters that this client keeps to itself. Without it a key has to have 16 characters itself, such as a UUID. */
                "X-Client-Id"?: string;
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "productId": "01890a5d-ac96-774b-bcce-b302099a8057",
                 *       "quantity": 2
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    productId?: string;
                    /** Format: uuid */
                    variantId?: string;
                    quantity: number;
                };
            };
        };
        responses: {
            /** @description The cart as it is now. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `product-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product-not-found";
                    };
                };
            };
            /** @description `insufficient-stock`, `cart-full`, `currency-mismatch`, `total-too-large`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient-stock" | "cart-full" | "currency-mismatch" | "total-too-large" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeCartItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `cart-item-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-item-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeCartItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": 3
                 *     }
                 */
                "application/json": {
                    quantity: number;
                };
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `cart-item-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-item-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `insufficient-stock`, `total-too-large` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient-stock" | "total-too-large";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    applyCoupon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "WELCOME10"
                 *     }
                 */
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `coupon-not-applicable` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "coupon-not-applicable";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeCoupon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description For a guest: what to send from now on. */
                    "X-Cart-Token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    mergeCarts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cartToken": "01890a5d-ac96-774b-bcce-b302099a8057.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": {
                    cartToken: string;
                };
            };
        };
        responses: {
            /** @description The own cart as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `checkout-in-progress`, `cart-full`, `currency-mismatch`, `total-too-large` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "checkout-in-progress" | "cart-full" | "currency-mismatch" | "total-too-large";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listShippingMethods: {
        parameters: {
            query?: {
                country?: components["schemas"]["Country"];
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ShippingMethod"][];
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                status?: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned" | "failed";
                userId?: string;
                /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                from?: string;
                /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                to?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Order"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shippingAddress": {
                 *         "name": "Ada Byron",
                 *         "line1": "1 Analytical Way",
                 *         "city": "London",
                 *         "postalCode": "N1 7AA",
                 *         "country": "GB"
                 *       },
                 *       "note": "Ring twice."
                 *     }
                 */
                "application/json": {
                    shippingAddress?: components["schemas"]["PostalAddress"];
                    /** Format: uuid */
                    addressId?: string;
                    billingAddress?: components["schemas"]["PostalAddress"];
                    shippingMethod?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    paymentMethod?: "manual" | "stripe";
                    note?: string;
                    expectedTotal?: components["schemas"]["Money"];
                    /** Format: email */
                    email?: string;
                };
            };
        };
        responses: {
            /** @description It is confirmed; or it waits to be paid, and `payment` says how. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description The order. */
                    Location?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            /** @description `cart-token-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-token-invalid" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `address-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "address-not-found";
                    };
                };
            };
            /** @description `cart-empty`, `price-changed`, `insufficient-stock`, `checkout-in-progress`, `coupon-not-applicable`, `payment-refused`, `payment-below-minimum`, `currency-mismatch`, `total-too-large`, `too-many-unpaid`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cart-empty" | "price-changed" | "insufficient-stock" | "checkout-in-progress" | "coupon-not-applicable" | "payment-refused" | "payment-below-minimum" | "currency-mismatch" | "total-too-large" | "too-many-unpaid" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"][];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOrderEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OrderEvent"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "Ordered the wrong size."
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description It is cancelled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `invalid-transition`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-transition" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRefunds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Refund"][];
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": {
                 *         "amount": 500,
                 *         "currency": "USD"
                 *       },
                 *       "reason": "It came late."
                 *     }
                 */
                "application/json": {
                    items?: {
                        /** Format: uuid */
                        itemId: string;
                        quantity: number;
                    }[];
                    amount?: {
                        amount: number;
                        currency: string;
                    } | number;
                    reason: string;
                    /** @default false */
                    restock?: boolean;
                };
            };
        };
        responses: {
            /** @description The money is on its way. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeRefund"];
                };
            };
            /** @description `amount-not-chargeable`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "amount-not-chargeable" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `refund-exceeds-order`, `refund-exceeds-payment`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "refund-exceeds-order" | "refund-exceeds-payment" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listReturns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Return"][];
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    requestReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "itemId": "01890a5d-ac96-774b-bcce-b302099a8057",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "It came with a crack."
                 *     }
                 */
                "application/json": {
                    items: {
                        /** Format: uuid */
                        itemId: string;
                        quantity: number;
                    }[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description It is asked for. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Return"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `not-returnable`, `return-exceeds-order`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-returnable" | "return-exceeds-order" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readSales: {
        parameters: {
            query?: {
                /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                from?: string;
                /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                to?: string;
                /** @description Whose days are meant, by its IANA name; the store’s unless given. */
                timezone?: string;
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest day first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sales"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `total-too-large` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "total-too-large";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeOrderStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is meant for. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "shipped",
                 *       "carrier": "Royal Mail",
                 *       "trackingNumber": "RM123456789GB"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    status: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned" | "failed";
                    note?: string;
                    trackingNumber?: string;
                    carrier?: string;
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `invalid-transition`, `payment-refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-transition" | "payment-refused";
                    };
                };
            };
            /** @description `version-mismatch` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    capturePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is paid. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `nothing-to-capture`, `payment-refused`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "nothing-to-capture" | "payment-refused" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decideReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "approved",
                 *       "note": "Thank you for telling us."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    status: "approved" | "rejected";
                    note?: string;
                    /** @default true */
                    restock?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Return"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `order-not-found`, `return-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "order-not-found" | "return-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `invalid-transition` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-transition";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPromotions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                /** @description Only archived ones, or only others. */
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Promotion"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createPromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "WELCOME10",
                 *       "type": "percent",
                 *       "value": 10,
                 *       "minSubtotal": {
                 *         "amount": 2000,
                 *         "currency": "USD"
                 *       },
                 *       "usageLimit": 1000,
                 *       "perCustomerLimit": 1
                 *     }
                 */
                "application/json": {
                    code: string;
                    /** @enum {string} */
                    type: "percent" | "fixed" | "free-shipping";
                    value?: {
                        amount: number;
                        currency: string;
                    } | number;
                    basisPoints?: number;
                    minSubtotal?: null | {
                        amount: number;
                        currency: string;
                    } | number;
                    shippingMethods?: string[] | null;
                    /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                    startsAt?: string | null;
                    /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                    endsAt?: string | null;
                    usageLimit?: number | null;
                    perCustomerLimit?: number | null;
                };
            };
        };
        responses: {
            /** @description It is good from now on, or from `startsAt`. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `code-taken`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "code-taken" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The coupon. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `promotion-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "promotion-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deletePromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `promotion-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "promotion-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changePromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is meant for. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endsAt": "2030-01-01T00:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    code?: string;
                    /** @enum {string} */
                    type?: "percent" | "fixed" | "free-shipping";
                    value?: {
                        amount: number;
                        currency: string;
                    } | number;
                    basisPoints?: number;
                    minSubtotal?: null | {
                        amount: number;
                        currency: string;
                    } | number;
                    shippingMethods?: string[] | null;
                    /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                    startsAt?: string | null;
                    /** @description A day (`YYYY-MM-DD`, all of it, in the store’s time zone), or an instant with its offset (RFC 3339). */
                    endsAt?: string | null;
                    usageLimit?: number | null;
                    perCustomerLimit?: number | null;
                };
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `promotion-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "promotion-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `code-taken`, `usage-limit-passed`, `promotion-archived` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "code-taken" | "usage-limit-passed" | "promotion-archived";
                    };
                };
            };
            /** @description `version-mismatch` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPaymentAttention: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentAttention"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    hearPaymentProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description Over the time and the body. */
                "Stripe-Signature"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{}}} */
                "application/json": string;
            };
        };
        responses: {
            /** @description It is kept. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        received: true;
                    };
                };
            };
            /** @description `signature-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "signature-invalid" | "invalid-request";
                    };
                };
            };
            /** @description `provider-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stock": {
                 *         "email": false
                 *       },
                 *       "marketing": {
                 *         "email": true
                 *       }
                 *     }
                 */
                "application/json": {
                    security?: {
                        /** @enum {boolean} */
                        email?: true;
                        /** @enum {boolean} */
                        "in-app"?: true;
                    };
                    orders?: {
                        /** @enum {boolean} */
                        email?: true;
                        /** @enum {boolean} */
                        "in-app"?: true;
                    };
                    stock?: {
                        email?: boolean;
                        "in-app"?: boolean;
                    };
                    marketing?: {
                        email?: boolean;
                        "in-app"?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description All of it, as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `user-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    streamNotifications: {
        parameters: {
            query?: {
                channel?: "email" | "sms" | "webhook" | "in-app";
            };
            header?: {
                /** @description The id of the last event that was received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, until the token ends. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description `too-many-streams`, `rate-limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-streams" | "rate-limited";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askToUnsubscribe: {
        parameters: {
            query: {
                /** @description From the link. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It asks, and changes nothing. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `link-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link-invalid" | "invalid-request";
                    };
                    "text/html": string;
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                /** @description From the link. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `link-invalid`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link-invalid" | "invalid-request";
                    };
                    "text/html": string;
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
                unread?: boolean;
                userId?: string;
                status?: "queued" | "sent" | "failed" | "read";
                channel?: "email" | "sms" | "webhook" | "in-app";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notification"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `notification-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "notification-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readAllNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many were not. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        updated: number;
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Template"][];
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "locale": "es",
                 *       "data": {
                 *         "name": "Ada"
                 *       }
                 *     }
                 */
                "application/json": {
                    locale?: string;
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description As it would be sent. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rendered"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `template-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "template-not-found" | "route-not-found";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Where the next page is (`rel="next"`), if there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notification"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description With `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description `invalid-request`, `invalid-cursor` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request" | "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                    };
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is queued, or in the list already. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `notification-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "notification-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `notification-not-failed`, `one-time-link-gone` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "notification-not-failed" | "one-time-link-gone";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retryNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is queued, or in the list already. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `notification-not-found`, `route-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "notification-not-found" | "route-not-found";
                    };
                };
            };
            /** @description `notification-not-failed`, `one-time-link-gone` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "notification-not-failed" | "one-time-link-gone";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "ada@example.com",
                 *       "channel": "email",
                 *       "subject": "Your question",
                 *       "text": "The mug comes in blue, too."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    channel: "email" | "sms" | "webhook" | "in-app";
                    /** Format: uuid */
                    userId?: string;
                    to?: string | unknown;
                    subject?: string;
                    text: string;
                    html?: string;
                };
            };
        };
        responses: {
            /** @description It is queued, or in the list already. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `channel-not-configured`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "channel-not-configured" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `user-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found";
                    };
                };
            };
            /** @description `not-wanted`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-wanted" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sendTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body answer the same for 24 hours, and do the work once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "ada@example.com",
                 *       "channel": "email",
                 *       "template": "welcome",
                 *       "locale": "de-AT",
                 *       "data": {
                 *         "name": "Ada"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    channel: "email" | "sms" | "webhook" | "in-app";
                    /** Format: uuid */
                    userId?: string;
                    to?: string | unknown;
                    template: string;
                    locale?: string;
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description It is queued, or in the list already. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when it is the first answer to this key again. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `channel-not-configured`, `template-needs-token`, `text-too-long`, `invalid-request` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "channel-not-configured" | "template-needs-token" | "text-too-long" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description `user-not-found`, `template-not-found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user-not-found" | "template-not-found";
                    };
                };
            };
            /** @description `not-wanted`, `idempotency-in-progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-wanted" | "idempotency-in-progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}

/** The routes that honour an `Idempotency-Key`. */
export const keyedRoutes: ReadonlySet<string> = new Set([
  'POST /api/users/register',
  'POST /api/users/addresses',
  'POST /api/products',
  'POST /api/products/{id}/reviews',
  'POST /api/categories',
  'PATCH /api/products/{id}/stock',
  'POST /api/cart/items',
  'POST /api/orders',
  'POST /api/orders/{id}/cancel',
  'POST /api/orders/{id}/refunds',
  'POST /api/orders/{id}/returns',
  'POST /api/orders/{id}/capture',
  'POST /api/promotions',
  'POST /api/notifications/send',
  'POST /api/notifications/send-template',
])

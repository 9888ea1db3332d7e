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
         * List the public keys of access tokens (RFC 7517)
         * @description Audience: public.
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
         * Register a customer and sign in
         * @description The password has 8 to 72 bytes in UTF-8 (normalized to NFC). Common passwords and variations of the customer's name, e-mail address or the store’s name are rejected.
         *
         *     Audience: public.
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
         * @description With two-factor authentication the response is an `mfaToken`, and a code completes the sign-in. Ten failures within 15 minutes lock the account for 15 minutes; devices that have signed in before are locked by their own failures only.
         *
         *     Audience: public.
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
         * Complete a sign-in with an authenticator code or a recovery code
         * @description Audience: public.
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
         * @description A refresh token is valid once. Using it twice ends its session.
         *
         *     Audience: public.
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
         * Verify an access token
         * @description Also checks that its session has not ended, which the token itself does not show.
         *
         *     Audience: public.
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
         * Sign out of this session, or of all
         * @description Audience: customer, admin.
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
         * List the active sessions
         * @description Audience: customer, admin.
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
         * Revoke a session
         * @description Audience: customer, admin.
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
         * Change the password and end all other sessions
         * @description Audience: customer, admin.
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
         * Request a password reset link
         * @description The response is the same with and without such an account. The link is valid for an hour.
         *
         *     Audience: public.
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
         * Reset the password with the token of the link and end all sessions
         * @description Proves ownership of the e-mail address. If the address was never verified before, the second factor, the address book and the marketing consent are removed, as another person may have created them.
         *
         *     Audience: public.
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
         * @description The token alone verifies the address. When signed in to the account, or with its `password`, ownership is proved too, which gives access to guest orders under the address. Access tokens of other accounts are ignored; a wrong password does not consume the token.
         *
         *     Audience: public.
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
         * Resend the verification mail
         * @description Also for a verified address whose ownership is not proved yet.
         *
         *     Audience: customer, admin.
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
         * Get the profile
         * @description Audience: customer, admin.
         */
        get: operations["readProfile"];
        put?: never;
        post?: never;
        /**
         * Erase the account in all services
         * @description Every service erases its data. Records that the law requires are kept anonymously.
         *
         *     Audience: customer, admin.
         */
        delete: operations["eraseAccount"];
        options?: never;
        head?: never;
        /**
         * Update the profile
         * @description Audience: customer, admin.
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
         * Export all personal data as a file
         * @description Audience: customer, admin.
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
         * List the address book
         * @description Audience: customer, admin.
         */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Add an address
         * @description The first address is the default.
         *
         *     Audience: customer, admin.
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
         * Delete an address
         * @description Audience: customer, admin.
         */
        delete: operations["deleteAddress"];
        options?: never;
        head?: never;
        /**
         * Update an address
         * @description Omitted fields stay unchanged; null clears an optional field.
         *
         *     Audience: customer, admin.
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
         * Start the set-up of two-factor authentication
         * @description Requires a verified e-mail address. Nothing changes until it is enabled.
         *
         *     Audience: customer, admin.
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
         * Enable two-factor authentication with the first code and end all other sessions
         * @description Audience: customer, admin.
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
         * Replace the recovery codes
         * @description Audience: customer, admin.
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
         * Disable two-factor authentication with a code and the password
         * @description Audience: customer, admin.
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
         * List users, newest first
         * @description `q` searches names and e-mail addresses.
         *
         *     Audience: admin.
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
         * Get the progress of an erasure
         * @description Audience: admin.
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
         * List the audit events of an account, newest first
         * @description Audience: admin.
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
         * Get a user
         * @description Audience: admin.
         */
        get: operations["readUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a user's role or status
         * @description Disabling a user ends their sessions at once; after a change of role they continue and have to be refreshed. The last admin keeps the role.
         *
         *     Audience: admin.
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
         * @description Audience: admin.
         */
        get: operations["listSessionsOfUser"];
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Every service rejects their access tokens within two seconds. The user can sign in again.
         *
         *     Audience: admin.
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
         * Reset a user's second factor and end their sessions
         * @description Audience: admin.
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
         * Get an image of the sample catalogue
         * @description Audience: public.
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
         * List and search products
         * @description `q` searches names and descriptions and tolerates typing errors. `attr.<name>=` filters by an attribute, such as `attr.colour=Green`. Prices are whole minor units; price filters and `inStock` apply to the same variant, and `inStock=false` finds products with no available variant in the price range. `facets=true` adds counts by category, price (of each matching variant) and attribute. `status` is for admins.
         *
         *     Audience: public.
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Create a product
         * @description With `variants`, or with a price for a single variant. A missing category is created. Slug and SKU are generated unless given.
         *
         *     Audience: admin.
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
         * List the products of a category and its subcategories
         * @description `q` searches names and descriptions and tolerates typing errors. `attr.<name>=` filters by an attribute, such as `attr.colour=Green`. Prices are whole minor units; price filters and `inStock` apply to the same variant, and `inStock=false` finds products with no available variant in the price range. `facets=true` adds counts by category, price (of each matching variant) and attribute. `status` is for admins.
         *
         *     Audience: public.
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
         * Get a product by id or slug
         * @description Drafts are visible to admins only; archived products to all.
         *
         *     Audience: public.
         */
        get: operations["readProduct"];
        put?: never;
        post?: never;
        /**
         * Archive a product
         * @description Audience: admin.
         */
        delete: operations["archiveProduct"];
        options?: never;
        head?: never;
        /**
         * Update a product
         * @description Omitted fields stay unchanged. In `variants`, entries with an `id` are updated and others added; omitted variants stay unchanged. Stock has its own route.
         *
         *     Audience: admin.
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
         * List the reviews of a product, newest first
         * @description Audience: public.
         */
        get: operations["listReviews"];
        put?: never;
        /**
         * Create a review (one per customer)
         * @description Audience: customer.
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
         * Subscribe to a back-in-stock alert
         * @description With `variantId` for one variant only. Sent once, when it is available again.
         *
         *     Audience: customer.
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
         * List the categories as trees
         * @description Audience: public.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Create a category
         * @description Audience: admin.
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
         * Delete an empty category
         * @description Audience: admin.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        /**
         * Rename or move a category with its subcategories
         * @description Audience: admin.
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
         * Adjust or set the stock of a variant
         * @description Send either `delta` or `stock`, and `variantId` if there are several variants. Stock cannot fall below the reserved units; `available` is what is left.
         *
         *     Audience: admin, service.
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
         * List the stock movements of a product, newest first
         * @description Audience: admin.
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
         * Import products from a file, by SKU
         * @description Valid lines are imported, invalid ones reported. For existing variants `sku` and the changed fields are enough: left-out fields stay, and stock too unless `stock=set`. In CSV an empty cell clears a description, compareAtPrice, option, attribute or image, and leaves other fields unchanged. Prices are whole minor units: 12.99 EUR is 1299. Streamed, up to 1 GB. With `Accept: application/x-ndjson` progress is reported while it runs.
         *
         *     Audience: admin.
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
         * Export the catalogue, with drafts and archived products
         * @description Audience: admin.
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
         * Get the cart at current prices
         * @description `issues` lists what has changed for each line since it was added. With a country it includes shipping and tax there.
         *
         *     Audience: public.
         */
        get: operations["readCart"];
        put?: never;
        post?: never;
        /**
         * Empty the cart
         * @description Audience: public.
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
         * Add a product to the cart
         * @description By `variantId`, or by `productId` of a product with one variant. A guest's first item returns a cart token.
         *
         *     Audience: public.
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
         * @description Audience: public.
         */
        delete: operations["removeCartItem"];
        options?: never;
        head?: never;
        /**
         * Set the quantity of a line; 0 removes it
         * @description Audience: public.
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
         * Apply a coupon to the cart
         * @description `reason` says why a coupon does not apply to this cart. A use is counted when the order is placed.
         *
         *     Audience: public.
         */
        post: operations["applyCoupon"];
        /**
         * Remove the coupon from the cart
         * @description Audience: public.
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
         * Merge a guest's cart into the customer's
         * @description Merges all items or none. Repeating it changes nothing.
         *
         *     Audience: customer.
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
         * List the shipping methods and costs for a country
         * @description Audience: public.
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
         * List orders, newest first
         * @description Customers list their own orders; admins all, also by `userId`, `from`, `to` and `q`. Days include both ends; an instant in `to` is exclusive.
         *
         *     Audience: customer, admin.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order for the cart
         * @description Send an address, or the `addressId` of an entry of the address book. Defaults: the cheapest `shippingMethod`; manual payment or, where it is disabled, the only other `paymentMethod`. The units held by unpaid orders of an account, guest e-mail address or network are limited (409 `too-many-unpaid`). With `expectedTotal` no order is placed at another price. A total below the minimum of the payment method is an error with the `minimum` (409 `payment-below-minimum`). Guests add `email` and receive an `orderToken`. A cart can be ordered once.
         *
         *     Audience: public.
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
         * Get an order
         * @description Audience: order-token, customer, admin.
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
         * @description With their state at the provider and disputes. `amount` is the captured amount, or the amount to capture.
         *
         *     Audience: order-token, customer, admin.
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
         * List the history of an order, oldest first
         * @description Audience: customer, admin.
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
         * Cancel an unshipped order
         * @description Releases stock and coupon, and voids or refunds the payment.
         *
         *     Audience: order-token, customer, admin.
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
         * List the refunds of an order
         * @description Audience: customer, admin.
         */
        get: operations["listRefunds"];
        put?: never;
        /**
         * Refund an order, in full or in part
         * @description Refunds lines at the price paid, or an `amount`; without either, everything left. At most the amount paid, in steps that can be charged in the currency. `restock` puts the units back in stock. Without it, unshipped units are written off, also for a later cancellation; shipped units stay with the buyer until a return.
         *
         *     Audience: admin.
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
         * List the returns of an order
         * @description Audience: customer, admin.
         */
        get: operations["listReturns"];
        put?: never;
        /**
         * Request a return of delivered items
         * @description Audience: customer.
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
         * Get revenue, orders, average and top products by day
         * @description Days of `timezone` (by default the store’s), inclusive; by default the last thirty, at most 366. An order counts with its total until money is received, then with the received amount. `revenue` equals `grossRevenue`; `netRevenue` is reduced by refunds; products count without refunded units. Figures that cannot be represented exactly are an error (409) with the `periods` that can be queried and the `days` that cannot.
         *
         *     Audience: admin.
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
         * Change the status of an order
         * @description confirmed, processing, shipped, delivered, returned; or cancelled before shipping. An error for an invalid transition lists the valid ones in `allowed`. Shipping captures the authorized payment.
         *
         *     Audience: admin.
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
         * Capture the authorized payment
         * @description Audience: admin.
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
         * @description Approved items are refunded, unless they were before, and restocked, unless `restock` is false, which writes them off.
         *
         *     Audience: admin.
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
         * List coupons, newest first
         * @description Audience: admin.
         */
        get: operations["listPromotions"];
        put?: never;
        /**
         * Create a coupon
         * @description A percentage is whole per cent in `value`, or `basisPoints` (1250 is 12.5 %); a fixed discount is an amount in `value`; free shipping has neither and may be limited to `shippingMethods`. A date in `startsAt` or `endsAt` is the whole day in the store’s time zone.
         *
         *     Audience: admin.
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
         * Get a coupon
         * @description Audience: admin.
         */
        get: operations["readPromotion"];
        put?: never;
        post?: never;
        /**
         * Delete a coupon
         * @description A coupon that an order has used is archived instead: it stays, but no longer applies.
         *
         *     Audience: admin.
         */
        delete: operations["deletePromotion"];
        options?: never;
        head?: never;
        /**
         * Update a coupon
         * @description Omitted fields stay unchanged; null removes a limit. A change of `type` or currency requires all amounts.
         *
         *     Audience: admin.
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
         * @description Cases that need staff, newest orders first: failed refunds, open disputes, early inquiries, unshipped orders that lost their payment, partial captures, money of cancelled orders, and payments for unknown orders. An entry ends with its cause.
         *
         *     Audience: admin.
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
         * Receive a webhook of a payment provider
         * @description Authenticated by its signature over the raw body; each event is processed once.
         *
         *     Audience: public.
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
         * Get the notification preferences
         * @description Audience: customer, admin.
         */
        get: operations["readPreferences"];
        /**
         * Update the notification preferences
         * @description Left-out preferences stay. Security and order messages cannot be disabled.
         *
         *     Audience: customer, admin.
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
         * Stream new notifications as server-sent events
         * @description Each event `notification` carries a notification and its id. The stream ends when the access token expires; reconnect with `Last-Event-ID` to continue without gaps or duplicates. In a browser use fetch, as `EventSource` cannot send the token.
         *
         *     Audience: customer, admin.
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
         * Show the unsubscribe page of a marketing mail
         * @description Audience: public.
         */
        get: operations["askToUnsubscribe"];
        put?: never;
        /**
         * Unsubscribe from marketing mail with one click (RFC 8058)
         * @description Audience: public.
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
         * List notifications, newest first
         * @description Customers list their own notifications; admins all, by `userId`, `status` and `channel`. `unread=true&count=true` counts unread ones.
         *
         *     Audience: customer, admin.
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
         * Mark a notification as read
         * @description Audience: customer, admin.
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
         * Mark all notifications as read
         * @description Audience: customer, admin.
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
         * List the message templates with their languages and data
         * @description Audience: admin.
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
         * Preview a template without sending it
         * @description Audience: admin.
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
         * List dead letters with their errors, newest first
         * @description Audience: admin.
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
         * Replay all dead letters
         * @description Audience: admin.
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
         * Replay a dead letter
         * @description Audience: admin.
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
         * Retry a failed notification
         * @description Audience: admin.
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
         * Send a message to a user or an address
         * @description Audience: admin, service.
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
         * Send a template to a user or an address
         * @description In `locale`, by default the recipient's. Data that the template does not use is dropped.
         *
         *     Audience: admin, service.
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
            /** @description The account's owner has proved to own the address. */
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
            /** @description Telephone number in any notation, 3 to 40 characters with at least 3 digits. */
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
            /** @description Valid for one exchange. */
            refreshToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Life of the access token, in seconds. */
            expiresIn: number;
            /** @description Send it as `X-Device-Token` with the next sign-in, for 90 days: failures elsewhere do not lock this device. It does not authenticate. */
            deviceToken: string;
            /** @description Admins of this store need a second factor: until it is set up, the session has a customer's rights. */
            mfaSetupRequired?: boolean;
        };
        CodeNeeded: {
            /** @enum {boolean} */
            mfaRequired: true;
            /** @description Valid for five minutes at `POST /api/users/login/mfa`. */
            mfaToken: string;
        };
        Tokens: {
            accessToken: string;
            /** @description Valid for one exchange. */
            refreshToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Life of the access token, in seconds. */
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
            /** @description True for the session of this request. */
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
            /** @description By service; unavailable services are missing and listed in `services`. */
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
            /** @description Secret in base32, for manual entry. */
            secret: string;
            otpauthUri: string;
            /** @description The URI as a QR code. */
            qrSvg: string;
        };
        RecoveryCodes: {
            /** @description Ten codes, each valid once; shown only now. */
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
            /** @description Telephone number in any notation, 3 to 40 characters with at least 3 digits. */
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
             * @description Actor, when it was another user.
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
        /** @description Error (RFC 9457). Some have further members, such as `available`. */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            /** @description Human-readable explanation. */
            detail: string;
            /** @description Stable error code for programs. */
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
            /** @description Every invalid line with its errors. */
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
            /** @description Slug of the category. */
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
            /** @description Lowest price of its variants. */
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
                /** @description Units on hand. */
                stock: number;
                /** @description Units on hand minus reserved units. */
                available: number;
            }[];
            /** @description Units on hand. */
            stock: number;
            /** @description Units on hand minus reserved units. */
            available: number;
            rating?: {
                average: number;
                count: number;
            };
            /** @description Version for `If-Match`, equal to the ETag that admins receive. */
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
                /** @description Exclusive; null for no upper bound. */
                to: number | null;
                count: number;
            }[];
            attributes: {
                [key: string]: {
                    value: string;
                    count: number;
                }[];
            };
            /** @description True when counts are estimated from a sample. */
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
            /** @description Active products of the category and its subcategories. */
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
            /** @description Id of a user, name of a service, `seed`, or `erased` for an erased user. */
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
             * @description Null for any variant.
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
             * @description Null until the first item is added.
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
                /** @description Null when the catalogue is unavailable. */
                available: number | null;
                issues: ("price-changed" | "insufficient-stock" | "unavailable")[];
            }[];
            itemCount: number;
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** @description Prices include tax, so the total does not add it. */
            taxIncluded: boolean;
            /** @description By rate, adding up to `tax`; missing in older orders that only know the sum. */
            taxes?: {
                name: string;
                basisPoints: number;
                amount: components["schemas"]["Money"];
            }[];
            /** @description Rounding of the total to an amount that can be charged in the currency. Left out when zero. */
            rounding?: {
                amount: number;
                currency: string;
            };
            total: components["schemas"]["Money"];
            coupon?: {
                code: string;
                /** @description Whole per cent, or the amount of a fixed discount; absent for free shipping. */
                value?: number | components["schemas"]["Money"];
                /** @description Percentage in hundredths of a per cent. */
                basisPoints?: number;
                /** @enum {string} */
                type?: "percent" | "fixed" | "free-shipping";
                applied: boolean;
                /**
                 * @description Reason why the coupon does not apply to this cart.
                 * @enum {string}
                 */
                reason?: "unknown" | "not-started" | "ended" | "used-up" | "used-by-customer" | "currency" | "min-subtotal" | "shipping-method";
            };
            /** @description True when the catalogue is unavailable and prices may be outdated. */
            stale?: boolean;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description Guests send it as `X-Cart-Token`. */
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
            /** @description Null after the buyer's erasure. */
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
                /** @description Restocked units. */
                restockedQuantity?: number;
                /** @description Units written off, which cannot be restocked later. */
                writtenOffQuantity?: number;
            }[];
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** @description Prices include tax, so the total does not add it. */
            taxIncluded: boolean;
            /** @description By rate, adding up to `tax`; missing in older orders that only know the sum. */
            taxes?: {
                name: string;
                basisPoints: number;
                amount: components["schemas"]["Money"];
            }[];
            /** @description Rounding of the total to an amount that can be charged in the currency. Left out when zero. */
            rounding?: {
                amount: number;
                currency: string;
            };
            total: components["schemas"]["Money"];
            refunded?: components["schemas"]["Money"];
            coupon?: string;
            /**
             * Format: date-time
             * @description Time until which the order waits for its payment.
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
            /** @description Version for `If-Match`, equal to the ETag. */
            version: number;
            /** @description Guests send it as `X-Order-Token` to read the order. */
            orderToken?: string;
            /** @description Provider's data for completing the payment of a pending order. */
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
            /** @description Null after the buyer's erasure. */
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
                /** @description Restocked units. */
                restockedQuantity?: number;
                /** @description Units written off, which cannot be restocked later. */
                writtenOffQuantity?: number;
            }[];
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** @description Prices include tax, so the total does not add it. */
            taxIncluded: boolean;
            /** @description By rate, adding up to `tax`; missing in older orders that only know the sum. */
            taxes?: {
                name: string;
                basisPoints: number;
                amount: components["schemas"]["Money"];
            }[];
            /** @description Rounding of the total to an amount that can be charged in the currency. Left out when zero. */
            rounding?: {
                amount: number;
                currency: string;
            };
            total: components["schemas"]["Money"];
            refunded?: components["schemas"]["Money"];
            coupon?: string;
            /**
             * Format: date-time
             * @description Time until which the order waits for its payment.
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
            /** @description Version for `If-Match`, equal to the ETag. */
            version: number;
        };
        Payment: {
            /** Format: uuid */
            id: string;
            provider: string;
            /** @description Captured amount, or amount to capture. */
            amount: {
                amount: number;
                currency: string;
            };
            /** @enum {string} */
            status: "unpaid" | "processing" | "authorized" | "paid" | "partially-refunded" | "refunded" | "disputed" | "voided" | "failed";
            /** @description Provider's id of the payment. */
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
            /** @description State reached, such as `confirmed`, `paid` or `sold`. */
            status: string;
            note?: string;
            /** @description Reason of a failed order. */
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
                /** @description Id of the actor; of an admin visible to admins only; null after the user's erasure. */
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
            /** @description Tax contained in the amount. */
            tax: {
                amount: number;
                currency: string;
            };
            items: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** @description Null after the buyer's erasure. */
            reason: string | null;
            restock: boolean;
            /** @description Restocked units. */
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
            /** @description Null after the buyer's erasure. */
            reason: string | null;
            note?: string;
            /** @description Restocked units. */
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
            /** @description Tax contained in the amount. */
            tax: {
                amount: number;
                currency: string;
            };
            items: {
                /** Format: uuid */
                itemId: string;
                quantity: number;
            }[];
            /** @description Null after the buyer's erasure. */
            reason: string | null;
            restock: boolean;
            /** @description Restocked units. */
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
             * @description Null, like the other fields of the order, when the paid order does not exist here.
             */
            orderId: string | null;
            number: string | null;
            /** @enum {string} */
            reason: "refund-failed" | "payment-lost" | "refunded-unshipped" | "partly-captured" | "disputed" | "inquiry" | "money-of-cancelled-order" | "payment-without-order";
            amount: components["schemas"]["Money"];
            status: ("pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned" | "failed") | null;
            paymentStatus: ("unpaid" | "authorized" | "paid" | "partially-refunded" | "refunded" | "voided" | "disputed" | "failed") | null;
            provider: string;
            /** @description Provider's id of the payment. */
            reference: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        Promotion: {
            /** Format: uuid */
            id: string;
            code: string;
            /** @description Whole per cent, or the amount of a fixed discount; absent for free shipping. */
            value?: number | components["schemas"]["Money"];
            /** @description Percentage in hundredths of a per cent. */
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
            /** @description Shipping methods of a free-shipping coupon; all when left out. */
            shippingMethods?: string[];
            /** @description Deleted after use; no longer applies. */
            archived: boolean;
            /** Format: date-time */
            archivedAt?: string;
            /** @description Orders that use it, without cancelled and failed ones. */
            used: number;
            /** @description Version for `If-Match`, equal to the ETag. */
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
        /** @description Enabled channels by kind of notification. */
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
            /** @description Address on the channel; for in-app the user's id. */
            to: string;
            /** @enum {string} */
            channel: "email" | "sms" | "webhook" | "in-app";
            template?: string;
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "failed" | "read";
            attempts: number;
            /** @description Error of the last attempt. */
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
            /** @description Address on the channel; for in-app the user's id. */
            to: string;
            /** @enum {string} */
            channel: "email" | "sms" | "webhook" | "in-app";
            template?: string;
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "failed" | "read";
            attempts: number;
            /** @description Error of the last attempt. */
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
        /** @description Id of the request, contained in its log lines; a valid `X-Request-Id` of the request is kept. */
        RequestId: string;
        /** @description Seconds to wait before the next request. */
        RetryAfter: number;
        /** @description Authentication scheme (RFC 6750). */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Current and recently retired keys */
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
            /** @description Not modified */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Registered and signed in */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
                /** @description `deviceToken` of an earlier sign-in, which gives this device its own count of failures. */
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
            /** @description Signed in, or a second factor is required */
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
                /** @description `deviceToken` of an earlier sign-in, which gives this device its own count of failures. */
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
            /** @description Signed in */
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
            /** @description New tokens */
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
            /** @description Validity and owner */
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
            /** @description Signed out */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
            /** @description Revoked */
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
            /** @description Changed */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description New device token; earlier ones are revoked. */
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
            /** @description Accepted; a mail is sent if there is a recipient */
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
            /** @description Reset */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description New device token; earlier ones are revoked. */
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
            /** @description Verified */
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
            /** @description Accepted; a mail is sent if there is a recipient */
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
            /** @description The profile */
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
            /** @description Accepted; the account is deleted and services erase its data */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the erasure's progress, for admins. */
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
            /** @description Updated */
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
            /** @description The data by service */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Name of the file. */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Address"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
                     * @description Telephone number in any notation, 3 to 40 characters with at least 3 digits.
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
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the new resource. */
                    Location?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description Deleted */
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
                    /** @description Telephone number in any notation, 3 to 40 characters with at least 3 digits. */
                    phone?: string | null;
                    /** @description One line without a web or e-mail address. */
                    label?: string | null;
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Updated */
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
            /** @description The secret, to be scanned */
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
            /** @description Enabled */
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
            /** @description The new codes */
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
            /** @description Disabled */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["User"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
            /** @description The progress */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEvent"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
            /** @description The user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
                /** @description Version that the change is based on. */
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
            /** @description Updated */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
            /** @description Signed out */
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
            /** @description Disabled */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image */
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
            /** @description Not modified */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
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
                            /** @description Present with `count=true`. */
                            total?: number;
                        };
                        facets?: components["schemas"]["Facets"];
                    };
                };
            };
            /** @description Not modified */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
                    ETag?: string;
                    /** @description URL of the new resource. */
                    Location?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path: {
                category: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
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
                            /** @description Present with `count=true`. */
                            total?: number;
                        };
                        facets?: components["schemas"]["Facets"];
                    };
                };
            };
            /** @description Not modified */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product */
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
            /** @description Not modified */
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
                /** @description Version that the change is based on. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archived */
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
                /** @description Version that the change is based on. */
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
            /** @description Updated */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
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
                            /** @description Present with `count=true`. */
                            total?: number;
                        };
                    };
                };
            };
            /** @description Not modified */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description Already subscribed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAlert"];
                };
            };
            /** @description Subscribed */
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
                /** @description ETag of a known response. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories */
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
            /** @description Not modified */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description Deleted */
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
            /** @description The updated category with its subcategories */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description The updated product */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Movement"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
                /** @description Also sets the stock of existing variants, which is left unchanged by default. */
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
            /** @description The import's report */
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
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Name of the file. */
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
            /** @description The cart */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
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
            /** @description The empty cart */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
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
                /** @description Owner of the `Idempotency-Key` for a client without a token: 16 to 128 random characters that the client keeps secret. Without it the key itself needs 16 characters, such as a UUID. */
                "X-Client-Id"?: string;
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description The updated cart */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
                    "X-Cart-Token"?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description The updated cart */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
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
            /** @description The updated cart */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
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
            /** @description The updated cart */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
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
            /** @description The updated cart */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Cart token for a guest, to be sent with later requests. */
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
            /** @description The merged cart */
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
            /** @description The shipping methods */
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
                /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                from?: string;
                /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                to?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Order"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Confirmed, or pending with the `payment` to complete */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the order. */
                    Location?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description URL of the order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
            /** @description The categories */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OrderEvent"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Cancelled */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
                    ETag?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description The categories */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Refund created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description The categories */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Return requested */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
                /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                from?: string;
                /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                to?: string;
                /** @description Time zone of the days (IANA name), by default the store’s. */
                timezone?: string;
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures by day, newest first */
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
                /** @description Version that the change is based on. */
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
            /** @description Updated */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Captured */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
                    ETag?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description Updated */
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
                /** @description Archived coupons only, or active ones only. */
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Promotion"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
                    /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                    startsAt?: string | null;
                    /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                    endsAt?: string | null;
                    usageLimit?: number | null;
                    perCustomerLimit?: number | null;
                };
            };
        };
        responses: {
            /** @description Created; valid now or from `startsAt` */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
                    ETag?: string;
                    /** @description URL of the new resource. */
                    Location?: string;
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
            /** @description The coupon */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
            /** @description Deleted */
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
                /** @description Version that the change is based on. */
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
                    /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                    startsAt?: string | null;
                    /** @description Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339). */
                    endsAt?: string | null;
                    usageLimit?: number | null;
                    perCustomerLimit?: number | null;
                };
            };
        };
        responses: {
            /** @description Updated */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description Version of the resource. */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentAttention"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
                /** @description Signature over timestamp and body. */
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
            /** @description Accepted */
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
            /** @description All data */
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
            /** @description The updated preferences */
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
                /** @description Id of the last received event. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, until the token expires */
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
                /** @description Token of the link. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that asks for confirmation */
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
                /** @description Token of the link. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unsubscribed */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notification"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
            /** @description Updated */
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
            /** @description Number of notifications marked */
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
            /** @description The categories */
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
            /** @description The rendered message */
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
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description URL of the next page (`rel="next"`), if any. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notification"][];
                        page: {
                            limit: number;
                            nextCursor: string | null;
                            /** @description Present with `count=true`. */
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
            /** @description Number of replayed dead letters */
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
            /** @description Queued, or already in the in-app list */
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
            /** @description Queued, or already in the in-app list */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Queued, or already in the in-app list */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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
                /** @description A request with the same key and body is performed once and gets the same response for 24 hours. */
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
            /** @description Queued, or already in the in-app list */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    /** @description `true` when the response to an earlier request with this key is repeated. */
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

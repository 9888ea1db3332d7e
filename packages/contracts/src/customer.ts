/** What other services may know of a registered person: answered by `GET /internal/users/:id` and told by `user.registered`. */
export type Contact = { userId: string; email: string; name: string; locale: string }

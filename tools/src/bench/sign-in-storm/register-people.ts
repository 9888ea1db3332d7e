type Options = { url: string; password: string; signal: AbortSignal }

/** Registers so many people with one password; gives their e-mails, and the access token of one more. */
export async function registerPeople({ people, ...options }: Options & { people: number }) {
  const emails = Array.from({ length: people }, (_, index) => `person-${index}@example.com`)
  for (const email of emails) await register(email, options)
  return { emails, accessToken: await register('reader@example.com', options) }
}

/** Gives an access token of the new account. */
export async function register(email: string, { url, password, signal }: Options): Promise<string> {
  const response = await fetch(`${url}/api/users/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, name: 'Somebody' }),
    signal,
  })
  if (response.status !== 201) throw new Error(`${email} could not register: ${await response.text()}`)
  return ((await response.json()) as { accessToken: string }).accessToken
}

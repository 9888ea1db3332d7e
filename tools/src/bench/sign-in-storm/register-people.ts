type Options = { url: string; people: number; password: string; signal: AbortSignal }

/** Registers so many people with one password; gives their e-mails, and the access token of one more. */
export async function registerPeople({ url, people, password, signal }: Options) {
  const register = async (email: string) => {
    const response = await fetch(`${url}/api/users/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, name: 'Somebody' }),
      signal,
    })
    if (response.status !== 201) throw new Error(`${email} could not register: ${await response.text()}`)
    return (await response.json()) as { accessToken: string }
  }
  const emails = Array.from({ length: people }, (_, index) => `person-${index}@example.com`)
  for (const email of emails) await register(email)
  const { accessToken } = await register('reader@example.com')
  return { emails, accessToken }
}

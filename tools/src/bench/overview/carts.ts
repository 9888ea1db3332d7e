/** A guest's cart with one of each of these; gives its token. */
export async function openCart(orderUrl: string, variantIds: readonly string[]): Promise<string> {
  let token: string | undefined
  for (const variantId of variantIds) {
    const answer = await addToCart(orderUrl, variantId, token)
    token ??= answer.headers.get('x-cart-token') ?? undefined
    if (answer.status !== 201 || token === undefined) throw new Error(`Not added: ${await answer.text()}`)
  }
  if (token === undefined) throw new Error('A cart with nothing in it has no token.')
  return token
}

export const addToCart = (orderUrl: string, variantId: string, token?: string): Promise<Response> =>
  fetch(`${orderUrl}/api/cart/items`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { 'x-cart-token': token }) },
    body: JSON.stringify({ variantId, quantity: 1 }),
  })

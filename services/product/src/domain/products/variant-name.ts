/** Default name: the options, or the product's name for an only variant. */
export const variantName = (options: Record<string, string>, productName: string) =>
  Object.values(options).join(' / ') || productName

/** Name of a variant where its product is not shown beside it. */
export const nameInFull = (productName: string, variantName: string) =>
  variantName === productName ? productName : `${productName} (${variantName})`

/** Default name of a variant: its options, and for a product's only variant the name of the product. */
export const variantName = (options: Record<string, string>, productName: string) =>
  Object.values(options).join(' / ') || productName

/** Name of a variant where its product is not shown beside it. */
export const nameInFull = (productName: string, variantName: string) =>
  variantName === productName ? productName : `${productName} (${variantName})`

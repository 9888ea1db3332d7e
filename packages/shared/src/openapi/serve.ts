import express, { type Response, Router } from 'express'
import { dirname } from 'node:path'
import type { OpenApiDocument } from './document'

const assets = dirname(require.resolve('swagger-ui-dist/package.json'))

/** Serves `/openapi.json` and `/docs`, with Swagger UI from its package only. */
export function documentRoutes(document: OpenApiDocument): Router {
  const router = Router()
  const text = JSON.stringify(document)

  router.get('/openapi.json', (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=60')
    res.type('application/json').send(text)
  })

  router.get('/docs', (_req, res) => {
    allowPage(res)
    res.type('text/html').send(page(document.info.title as string))
  })

  router.get('/docs/start.js', (_req, res) => {
    res.type('text/javascript').send(start)
  })

  router.use(
    '/docs',
    express.static(assets, { acceptRanges: false, index: false, redirect: false, maxAge: 86_400_000 }),
  )

  return router
}

/** Restricts the page to its own scripts and server; Swagger UI needs inline styles and data images. */
const allowPage = (res: Response) =>
  res.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )

const page = (title: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="icon" href="docs/favicon-32x32.png">
<style>
body { margin: 0 }
.swagger-ui .info { margin: 24px 0 }
.swagger-ui .response-col_links { display: none }
@media (max-width: 640px) {
  .swagger-ui .opblock-tag { flex-wrap: wrap }
  .swagger-ui .opblock-tag small { order: 1; flex: 1 0 100%; padding: 0 }
}
</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
})
`

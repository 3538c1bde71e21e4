export default { fetch: () => new Response('Hamseda') } satisfies ExportedHandler<Env>

/**
 * Policies beyond schemas; returns a line per violation. `exemptions`: `skip` lists `{ rule, object, reason }`,
 * `externalSecrets` names Secrets made elsewhere.
 */
export function faultsOf(objects, { skip = [], externalSecrets = [] } = {}) {
  const all = { objects, externalSecrets }
  return Object.entries(rules)
    .flatMap(([rule, find]) => find(all).map(([object, message]) => ({ rule, object, message })))
    .filter(({ rule, object }) => !skip.some((each) => each.rule === rule && each.object === object && each.reason))
    .map(({ rule, object, message }) => `${object}: ${message} [${rule}]`)
}

const rules = {
  'run-as-non-root': eachContainer(({ security, pod }) => {
    const settings = { ...pod.securityContext, ...security }
    return settings.runAsNonRoot !== true || settings.runAsUser === 0 ? 'may run as root' : undefined
  }),
  'read-only-root': eachContainer(({ security }) =>
    security.readOnlyRootFilesystem === true ? undefined : 'can write to its root file system',
  ),
  'privilege-escalation': eachContainer(({ security }) =>
    security.allowPrivilegeEscalation === false && !security.privileged ? undefined : 'can get more rights',
  ),
  'drop-all': eachContainer(({ security: { capabilities } }) =>
    capabilities?.drop?.includes('ALL') && !capabilities.add ? undefined : 'has capabilities',
  ),
  seccomp: eachContainer(({ security, pod }) =>
    (security.seccompProfile ?? pod.securityContext?.seccompProfile)?.type === 'RuntimeDefault'
      ? undefined
      : 'has no seccomp profile',
  ),
  image: eachContainer(({ container: { image = '' } }) =>
    image.includes('@sha256:') || /:[\w.-]+$/.test(image.replace(/:latest$/, ''))
      ? undefined
      : 'has an image of no fixed version',
  ),
  resources: eachContainer(({ container: { resources = {} } }) =>
    ['requests', 'limits'].every((part) => resources[part]?.cpu && resources[part]?.memory)
      ? undefined
      : 'lacks requests or limits of CPU or memory',
  ),
  probes: eachContainer(({ container, isInit, workload }) => {
    if (isInit || workload.kind === 'Job') return undefined
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe']
    const lacking = probes.filter((name) => !container[name])
    if (lacking.length > 0) return `has no ${lacking.join(' and no ')}`
    const ports = probes.map((name) => (container[name].httpGet ?? container[name].tcpSocket)?.port).filter(Boolean)
    const own = container.ports?.flatMap(({ name, containerPort }) => [name, containerPort]) ?? []
    return ports.every((port) => own.includes(port)) ? undefined : 'is asked at a port that it has not'
  }),
  'literal-secret': eachContainer(({ container: { env = [] } }) => {
    const literal = env.find(({ name, value }) => /(PASSWORD|SECRET|TOKEN|KEY|DATABASE_URL)$/.test(name) && value)
    return literal && `has a value for ${literal.name} in the manifest`
  }),
  'host-access': eachWorkload(({ pod }) =>
    pod.hostNetwork || pod.hostPID || pod.hostIPC || pod.volumes?.some(({ hostPath }) => hostPath)
      ? 'reaches its node'
      : undefined,
  ),
  'automount-token': eachWorkload(({ pod, workload }, { objects }) => {
    if (pod.automountServiceAccountToken === false) return undefined
    const isNeeded = objects.some(
      ({ kind, subjects = [] }) =>
        kind === 'RoleBinding' && subjects.some(({ name }) => name === pod.serviceAccountName),
    )
    return isNeeded && workload.kind === 'Job' ? undefined : 'has a token for the API that it does not need'
  }),
  references: eachWorkload(({ pod }, { objects, externalSecrets }) => {
    const there = (kind, name) => objects.some((each) => each.kind === kind && each.metadata.name === name)
    const isMade = (name) =>
      externalSecrets.includes(name) ||
      objects.some(
        ({ kind, spec }) => (spec?.target?.name === name && kind === 'ExternalSecret') || spec?.secretName === name,
      )
    const missing = (pod.volumes ?? []).flatMap(({ configMap, secret }) => [
      ...(configMap && !configMap.optional && !there('ConfigMap', configMap.name) ? [configMap.name] : []),
      ...(secret && !secret.optional && !isMade(secret.secretName) ? [secret.secretName] : []),
    ])
    const account = pod.serviceAccountName
    if (account && !there('ServiceAccount', account)) missing.push(account)
    return missing.length === 0 ? undefined : `names what is not there: ${missing.join(', ')}`
  }),
  replicas: eachDeployment(({ workload }, { objects }) => {
    const scaler = objects.find(
      ({ kind, spec }) => kind === 'HorizontalPodAutoscaler' && spec.scaleTargetRef.name === workload.metadata.name,
    )
    return (scaler?.spec.minReplicas ?? workload.spec.replicas ?? 1) >= 2 ? undefined : 'may be a single pod'
  }),
  'rolling-update': eachDeployment(({ workload: { spec } }) =>
    spec.strategy?.rollingUpdate?.maxUnavailable === 0 ? undefined : 'lets pods go before there are new ones',
  ),
  pdb: eachDeployment(({ labels }, { objects }) =>
    objects.filter(({ kind, spec }) => kind === 'PodDisruptionBudget' && selects(spec.selector, labels)).length === 1
      ? undefined
      : 'has not exactly one PodDisruptionBudget',
  ),
  selectors: ({ objects }) => {
    const workloads = workloadsIn(objects)
    const aims = objects.flatMap((object) => {
      const { kind, spec } = object
      if (kind === 'Service' && spec.selector) return [[object, { matchLabels: spec.selector }]]
      if (kind === 'NetworkPolicy') {
        const peers = [
          ...(spec.ingress ?? []).flatMap(({ from = [] }) => from),
          ...(spec.egress ?? []).flatMap(({ to = [] }) => to),
        ]
        const inner = peers.filter(({ podSelector, namespaceSelector }) => podSelector && !namespaceSelector)
        return [spec.podSelector, ...inner.map(({ podSelector }) => podSelector)].map((selector) => [object, selector])
      }
      return []
    })
    return aims
      .filter(([, selector]) => !workloads.some(({ labels }) => selects(selector, labels)))
      .map(([object, selector]) => [nameOf(object), `${JSON.stringify(selector)} is no pod`])
  },
  'topology-spread': eachWorkload(({ pod, labels }) =>
    pod.topologySpreadConstraints?.some(({ labelSelector }) => !selects(labelSelector, labels))
      ? 'is spread by labels that it has not'
      : undefined,
  ),
  'target-port': ({ objects }) =>
    objects
      .filter(({ kind, spec }) => kind === 'Service' && spec.selector)
      .filter(({ spec }) => {
        const behind = workloadsIn(objects).filter(({ labels }) => selects({ matchLabels: spec.selector }, labels))
        const ports = behind.flatMap(({ pod }) => pod.containers.flatMap(({ ports: own = [] }) => own))
        const names = ports.flatMap(({ name, containerPort }) => [name, containerPort])
        return !spec.ports.every(({ port, targetPort = port }) => names.includes(targetPort))
      })
      .map((object) => [nameOf(object), 'leads to a port that its pods have not']),
  scalers: ({ objects }) =>
    objects
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .filter(({ spec: { scaleTargetRef: target, minReplicas, maxReplicas, metrics } }) => {
        const isThere = objects.some(({ kind, metadata }) => kind === target.kind && metadata.name === target.name)
        return !isThere || !metrics?.length || minReplicas > maxReplicas
      })
      .map((object) => [nameOf(object), 'scales nothing, by nothing, or the wrong way']),
  duplicates: ({ objects }) => {
    const names = objects.map(
      ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace} ${metadata.name}`,
    )
    return objects
      .filter((_, index) => names.indexOf(names[index]) !== index)
      .map((object) => [nameOf(object), 'is there twice'])
  },
  rbac: ({ objects }) =>
    objects
      .filter(
        ({ kind, rules: allowed = [] }) =>
          /Role$/.test(kind) && allowed.some(({ verbs, resources }) => [...verbs, ...resources].includes('*')),
      )
      .map((object) => [nameOf(object), 'allows everything']),
  'network-policy': ({ objects }) => {
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy')
    const isEverybody = ({ spec }) => Object.keys(spec.podSelector).length === 0
    const denies = (type) =>
      policies.some(
        (policy) => isEverybody(policy) && policy.spec.policyTypes.includes(type) && !policy.spec[type.toLowerCase()],
      )
    const asksDns = policies.some(
      (policy) =>
        isEverybody(policy) && policy.spec.egress?.some(({ ports }) => ports?.some(({ port }) => port === 53)),
    )
    return [
      ...['Ingress', 'Egress']
        .filter((type) => !denies(type))
        .map((type) => ['Namespace', `${type} is not denied by default`]),
      ...(asksDns ? [] : [['Namespace', 'nobody may ask DNS']]),
    ]
  },
  'pod-security': ({ objects }) =>
    objects
      .filter(
        ({ kind, metadata }) =>
          kind === 'Namespace' && metadata.labels?.['pod-security.kubernetes.io/enforce'] !== 'restricted',
      )
      .map((object) => [nameOf(object), 'does not enforce the restricted standard']),
  'secret-in-manifest': ({ objects }) =>
    objects
      .filter(({ kind }) => kind === 'Secret')
      .map((object) => [nameOf(object), 'is a secret for everybody to read']),
  'ingress-tls': ({ objects }) =>
    objects
      .filter(({ kind }) => kind === 'Ingress')
      .filter(
        ({ spec }) =>
          !spec.rules.every(({ host }) => spec.tls?.some(({ hosts }) => hosts.includes(host))) ||
          !spec.ingressClassName,
      )
      .map((object) => [nameOf(object), 'has a host without TLS, or no class']),
}

function workloadsIn(objects) {
  return objects
    .filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind))
    .map((workload) => ({
      workload,
      pod: workload.spec.template.spec,
      labels: workload.spec.template.metadata?.labels ?? {},
    }))
}

function eachWorkload(check) {
  return (all) =>
    workloadsIn(all.objects).flatMap((each) => {
      const message = check(each, all)
      return message ? [[nameOf(each.workload), message]] : []
    })
}

function eachDeployment(check) {
  return eachWorkload((each, all) => (each.workload.kind === 'Deployment' ? check(each, all) : undefined))
}

function eachContainer(check) {
  return ({ objects }) =>
    workloadsIn(objects).flatMap((each) => {
      const { containers, initContainers = [] } = each.pod
      return [
        ...containers.map((container) => [container, false]),
        ...initContainers.map((container) => [container, true]),
      ].flatMap(([container, isInit]) => {
        const message = check({ ...each, container, isInit, security: container.securityContext ?? {} })
        return message ? [[nameOf(each.workload), `${container.name} ${message}`]] : []
      })
    })
}

function selects({ matchLabels = {}, matchExpressions } = {}, labels) {
  if (matchExpressions) throw new Error('matchExpressions are not understood here')
  return Object.entries(matchLabels).every(([name, value]) => labels[name] === value)
}

function nameOf({ kind, metadata }) {
  return `${kind}/${metadata.name}`
}

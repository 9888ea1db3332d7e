import { runService } from '@ecommerce/shared/run-service'
import { service } from './service'

void runService(service, process.argv[2])

package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class CronJobs extends Cells<CronJob> {
    CronJobs() {
        super("/apis/batch/v1/cronjobs", CronJob.class, Read.LEAN, "schedule", "suspended", "active", "last");
    }

    @Override
    @Nullable
    Object[] cells(CronJob of) {
        CronJobStatus status = of.getStatus() == null ? new CronJobStatus() : of.getStatus();
        return row(
                of.getSpec().getSchedule(),
                Boolean.TRUE.equals(of.getSpec().getSuspend()),
                status.getActive() == null ? 0 : status.getActive().size(),
                Trims.time(status.getLastScheduleTime()));
    }
}

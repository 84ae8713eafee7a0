package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Jobs extends Cells<Job> {
    Jobs() {
        super("/apis/batch/v1/jobs", Job.class, Read.LEAN, "active", "succeeded", "failed", "ended", "images");
    }

    @Override
    @Nullable
    Object[] cells(Job of) {
        JobStatus status = of.getStatus() == null ? new JobStatus() : of.getStatus();
        return row(
                Trims.number(status.getActive()),
                Trims.number(status.getSucceeded()),
                Trims.number(status.getFailed()),
                Trims.time(status.getCompletionTime()),
                Trims.images(of.getSpec().getTemplate()));
    }
}

// SPDX-License-Identifier: Apache-2.0
#include "MalarSurvival.h"

#include <algorithm>
#include <cmath>
#include <vector>

// No fused multiplication, so that the same numbers give the same bits on every processor.
#pragma STDC FP_CONTRACT OFF

namespace {

/// A product of many positive numbers, kept as a logarithm now and then.
class LogProduct {
  public:
    void multiply(double factor) {
        product_ *= factor;
        if (!(product_ < 1e150 && product_ > 1e-150)) flush();
    }
    double value() {
        flush();
        return sum_;
    }

  private:
    void flush() {
        sum_ += std::log(product_);
        product_ = 1;
    }
    double product_ = 1, sum_ = 0;
};

/// Sums over rows of w, w x and the lower triangle of w x x'. P is the number of covariates, or 0 where it is known only at run time.
template <int P> class Moments {
  public:
    explicit Moments(int p) : p_(P > 0 ? P : p), sums_(size()) {}

    void clear() { std::fill(sums_.begin(), sums_.end(), 0.0); }

    void add(int rows, const double *x, const double *w) {
        if constexpr (P > 0) {
            double sum[1 + P + P * (P + 1) / 2];
            for (int i = 0; i < (int)(sizeof sum / sizeof *sum); ++i) sum[i] = sums_[i];
            for (int row = 0; row < rows; ++row, x += P) addRow(P, x, w[row], sum);
            for (int i = 0; i < (int)(sizeof sum / sizeof *sum); ++i) sums_[i] = sum[i];
        } else {
            for (int row = 0; row < rows; ++row, x += p_) addRow(p_, x, w[row], sums_.data());
        }
    }

    void add(const Moments &other) {
        for (int i = 0; i < size(); ++i) sums_[i] += other.sums_[i];
    }

    double zeroth() const { return sums_[0]; }
    const double *first() const { return sums_.data() + 1; }
    const double *second() const { return sums_.data() + 1 + p_; }

  private:
    int size() const { return 1 + p_ + p_ * (p_ + 1) / 2; }

    static inline __attribute__((always_inline)) void addRow(int p, const double *x, double w, double *sum) {
        sum[0] += w;
        double *second = sum + 1 + p;
        for (int i = 0; i < p; ++i) {
            const double wx = w * x[i];
            sum[1 + i] += wx;
            for (int j = 0; j <= i; ++j) *second++ += wx * x[j];
        }
    }

    int p_;
    std::vector<double> sums_;
};

/// What one evaluation adds up.
struct Totals {
    explicit Totals(int p) : mean(p), triangle(p * (p + 1) / 2) {}
    LogProduct denominators;
    std::vector<double> mean, triangle;
};

/// The terms of one time with d events: for l = 0 ... d - 1 the sums over those at risk less the part l / d of the events (Efron),
/// or d times the sums themselves (Breslow). All l share the same moments, so their scalars are added up first.
template <int P> void addTime(int p, int d, bool efron, const Moments<P> &all, const Moments<P> &died, Totals &totals) {
    if (P > 0) p = P;
    double a = 0, b = 0, aa = 0, ab = 0, bb = 0;
    for (int l = 0; l < d; ++l) {
        const double part = efron ? (double)l / d : 0;
        const double sum = all.zeroth() - part * died.zeroth();
        totals.denominators.multiply(sum);
        const double inverse = 1 / sum;
        a += inverse;
        b += part * inverse;
        aa += inverse * inverse;
        ab += part * inverse * inverse;
        bb += part * part * inverse * inverse;
    }
    const double *s1 = all.first(), *s2 = all.second(), *d1 = died.first(), *d2 = died.second();
    int cell = 0;
    for (int i = 0; i < p; ++i) {
        totals.mean[i] += a * s1[i] - b * d1[i];
        for (int j = 0; j <= i; ++j, ++cell)
            totals.triangle[cell] += a * s2[cell] - b * d2[cell]
                - (aa * s1[i] * s1[j] - ab * (s1[i] * d1[j] + d1[i] * s1[j]) + bb * d1[i] * d1[j]);
    }
}

template <int P>
void approximate(int p, const double *x, int blocks, const malar_cox_block *block, bool efron, const double *w, Totals &totals) {
    if (P > 0) p = P;
    Moments<P> all(p), died(p);
    for (int index = 0; index < blocks; ++index) {
        const malar_cox_block &time = block[index];
        if (time.starts_stratum) all.clear();
        if (time.events > 0) {
            died.clear();
            died.add(time.events, x, w);
            all.add(died);
        }
        all.add(time.rows - time.events, x + (long)time.events * p, w + time.events);
        if (time.events > 0) addTime<P>(p, time.events, efron, all, died, totals);
        x += (long)time.rows * p;
        w += time.rows;
    }
}

/// The exact conditional likelihood. For k = 1, 2, ... of those at risk, drawn with chances proportional to the product of their weights:
/// the mean and covariance of the sum of their covariates, and the ratio of the k-th to the (k-1)-th elementary symmetric function of the
/// weights. A further subject is in the draw with chance w / (ratio + w); no sum of products is ever formed, so nothing overflows or
/// cancels. Risk sets grow from one time to the one before, so that every row enters once.
class Draws {
  public:
    Draws(int p, int largest) : p_(p), t_(p * (p + 1) / 2), ratio_(largest + 1), mean_((long)(largest + 1) * p),
        spread_((long)(largest + 1) * t_), step_(p) {}

    void clear() {
        members_ = 0;
        std::fill(ratio_.begin(), ratio_.end(), 0.0);
        std::fill(mean_.begin(), mean_.end(), 0.0);
        std::fill(spread_.begin(), spread_.end(), 0.0);
    }

    void add(const double *x, double w) {
        const int largest = (int)ratio_.size() - 1;
        if (members_ < largest) ++members_;
        for (int k = members_; k > 0; --k) {
            const double chance = w / (ratio_[k] + w);
            mix(k, x, chance);
            ratio_[k] = (ratio_[k] + w) / (k > 1 ? 1 + w / ratio_[k - 1] : 1);
        }
    }

    void addTime(int d, Totals &totals) {
        for (int k = 1; k <= d; ++k) totals.denominators.multiply(ratio_[k]);
        for (int i = 0; i < p_; ++i) totals.mean[i] += mean_[(long)d * p_ + i];
        for (int i = 0; i < t_; ++i) totals.triangle[i] += spread_[(long)d * t_ + i];
    }

  private:
    void mix(int k, const double *x, double chance) {
        double *mean = &mean_[(long)k * p_], *spread = &spread_[(long)k * t_];
        const double *mean1 = mean - p_, *spread1 = spread - t_;
        for (int i = 0; i < p_; ++i) step_[i] = mean1[i] + x[i] - mean[i];
        const double both = chance * (1 - chance);
        int cell = 0;
        for (int i = 0; i < p_; ++i)
            for (int j = 0; j <= i; ++j, ++cell)
                spread[cell] += chance * (spread1[cell] - spread[cell]) + both * step_[i] * step_[j];
        for (int i = 0; i < p_; ++i) mean[i] += chance * step_[i];
    }

    int p_, t_, members_ = 0;
    std::vector<double> ratio_, mean_, spread_, step_;
};

void exact(int p, const double *x, int blocks, const malar_cox_block *block, const double *w, Totals &totals) {
    int largest = 0;
    for (int index = 0; index < blocks; ++index) largest = std::max(largest, block[index].events);
    Draws draws(p, largest);
    for (int index = 0; index < blocks; ++index) {
        if (block[index].starts_stratum) draws.clear();
        for (int row = 0; row < block[index].rows; ++row, x += p) draws.add(x, *w++);
        if (block[index].events > 0) draws.addTime(block[index].events, totals);
    }
}

template <int P> void predict(int n, int p, const double *x, const double *beta, double *w) {
    if (P > 0) p = P;
    for (int row = 0; row < n; ++row, x += p) {
        double sum = 0;
        for (int i = 0; i < p; ++i) sum += x[i] * beta[i];
        w[row] = sum;
    }
    for (int row = 0; row < n; ++row) w[row] = std::exp(w[row]);
}

template <int P>
void evaluate(int n, int p, const double *x, int blocks, const malar_cox_block *block, const double *beta, int ties, double *w, Totals &totals) {
    predict<P>(n, p, x, beta, w);
    if (ties == malar_cox_exact) exact(p, x, blocks, block, w, totals);
    else approximate<P>(p, x, blocks, block, ties == malar_cox_efron, w, totals);
}

void evaluate(int n, int p, const double *x, int blocks, const malar_cox_block *block, const double *beta, int ties, double *w, Totals &totals) {
    switch (p) {
    case 1: return evaluate<1>(n, p, x, blocks, block, beta, ties, w, totals);
    case 2: return evaluate<2>(n, p, x, blocks, block, beta, ties, w, totals);
    case 3: return evaluate<3>(n, p, x, blocks, block, beta, ties, w, totals);
    case 4: return evaluate<4>(n, p, x, blocks, block, beta, ties, w, totals);
    case 5: return evaluate<5>(n, p, x, blocks, block, beta, ties, w, totals);
    case 6: return evaluate<6>(n, p, x, blocks, block, beta, ties, w, totals);
    default: return evaluate<0>(n, p, x, blocks, block, beta, ties, w, totals);
    }
}
} // namespace

extern "C" int malar_cox_evaluate(
    int n, int p, const double *x, int blocks, const malar_cox_block *block, const double *event_sum, const double *beta, int ties,
    double *weights, double *log_likelihood, double *gradient, double *information) {
    try {
        Totals totals(p);
        evaluate(n, p, x, blocks, block, beta, ties, weights, totals);
        double sum = -totals.denominators.value();
        for (int i = 0; i < p; ++i) sum += beta[i] * event_sum[i];
        *log_likelihood = sum;
        bool finite = std::isfinite(sum);
        int cell = 0;
        for (int i = 0; i < p; ++i) {
            gradient[i] = event_sum[i] - totals.mean[i];
            finite = finite && std::isfinite(gradient[i]);
            for (int j = 0; j <= i; ++j, ++cell) {
                information[i * p + j] = information[j * p + i] = totals.triangle[cell];
                finite = finite && std::isfinite(totals.triangle[cell]);
            }
        }
        return finite ? 1 : 0;
    } catch (...) {
        return 0;
    }
}

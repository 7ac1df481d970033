// SPDX-License-Identifier: Apache-2.0
#include "MalarNumerics.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

namespace {
namespace bm = boost::math;
namespace bp = boost::math::policies;

// Errors come back as values; double stays double, so that every machine computes the same.
using Policy = bp::policy<
    bp::domain_error<bp::errno_on_error>, bp::pole_error<bp::errno_on_error>, bp::overflow_error<bp::errno_on_error>,
    bp::evaluation_error<bp::errno_on_error>, bp::promote_double<false>>;
const Policy policy;

template <class Function> double guarded(Function function) {
    try {
        return function();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

// Boost ends its search for a beta quantile at a relative error of up to 1e-8 where one parameter is in millions; two steps of Newton's
// method against the function itself, which is accurate there, give the digits that are missing.
double refined_beta_quantile(double x, double p, double a, double b, bool upper) {
    for (int step = 0; step < 2; ++step) {
        const double excess = upper ? p - bm::ibetac(a, b, x, policy) : bm::ibeta(a, b, x, policy) - p;
        const double next = x - excess / bm::ibeta_derivative(a, b, x, policy);
        if (!(next > 0 && next < 1)) break;
        x = next;
    }
    return x;
}
} // namespace

#define MALAR(name, parameters, expression)                                                                                            \
    extern "C" double name parameters { return guarded([&]() -> double { return expression; }); }

MALAR(malar_log_gamma, (double x), bm::lgamma(x, policy))
MALAR(malar_digamma, (double x), bm::digamma(x, policy))
MALAR(malar_trigamma, (double x), bm::trigamma(x, policy))
MALAR(malar_gamma_ratio, (double x, double delta), bm::tgamma_delta_ratio(x, delta, policy))
MALAR(malar_beta_lower, (double x, double a, double b), bm::ibeta(a, b, x, policy))
MALAR(malar_beta_upper, (double x, double a, double b), bm::ibetac(a, b, x, policy))
MALAR(malar_beta_lower_quantile, (double p, double a, double b),
      refined_beta_quantile(bm::ibeta_inv(a, b, p, policy), p, a, b, false))
MALAR(malar_beta_upper_quantile, (double p, double a, double b),
      refined_beta_quantile(bm::ibetac_inv(a, b, p, policy), p, a, b, true))
MALAR(malar_gamma_lower, (double x, double shape), bm::gamma_p(shape, x, policy))
MALAR(malar_gamma_upper, (double x, double shape), bm::gamma_q(shape, x, policy))
MALAR(malar_gamma_lower_quantile, (double p, double shape), bm::gamma_p_inv(shape, p, policy))
MALAR(malar_gamma_upper_quantile, (double p, double shape), bm::gamma_q_inv(shape, p, policy))

// Each branch takes the small argument of the incomplete beta function, so that neither tail loses digits.
extern "C" double malar_student_upper(double t, double df) {
    return guarded([&] {
        const double square = t * t;
        const double half = df > square ? bm::ibetac(0.5, df / 2, square / (df + square), policy) / 2
                                        : bm::ibeta(df / 2, 0.5, df / (df + square), policy) / 2;
        return t >= 0 ? half : 1 - half;
    });
}
MALAR(malar_student_density, (double t, double df), bm::pdf(bm::students_t_distribution<double, Policy>(df), t))
MALAR(malar_student_upper_quantile, (double p, double df), -bm::quantile(bm::students_t_distribution<double, Policy>(df), p))

extern "C" double malar_f_lower(double f, double a, double b) {
    return guarded([&] {
        const double x = a * f;
        return x > b ? bm::ibetac(b / 2, a / 2, b / (b + x), policy) : bm::ibeta(a / 2, b / 2, x / (b + x), policy);
    });
}
extern "C" double malar_f_upper(double f, double a, double b) {
    return guarded([&] {
        const double x = a * f;
        return x > b ? bm::ibeta(b / 2, a / 2, b / (b + x), policy) : bm::ibetac(a / 2, b / 2, x / (b + x), policy);
    });
}
MALAR(malar_f_upper_quantile, (double p, double a, double b),
      bm::quantile(bm::complement(bm::fisher_f_distribution<double, Policy>(a, b), p)))

MALAR(malar_binomial_mass, (double k, double n, double p), bm::pdf(bm::binomial_distribution<double, Policy>(n, p), k))
MALAR(malar_poisson_mass, (double k, double mean), bm::pdf(bm::poisson_distribution<double, Policy>(mean), k))

MALAR(malar_noncentral_student_lower, (double t, double df, double delta),
      bm::cdf(bm::non_central_t_distribution<double, Policy>(df, delta), t))
MALAR(malar_noncentral_student_upper, (double t, double df, double delta),
      bm::cdf(bm::complement(bm::non_central_t_distribution<double, Policy>(df, delta), t)))
